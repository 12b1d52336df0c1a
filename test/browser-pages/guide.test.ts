import test from 'ava'
import { openTestServer } from '../web/open-test-server.ts'
import { withPages } from './with-pages.ts'

const pages = withPages(test)
const { visit } = pages

test.serial('the guide and its question pages work without a script', async t => {
  await visit({ javaScriptEnabled: false }, async page => {
    await page.goto(`${pages.server.address}/guide/storage-full`)
    await page.getByRole('link', { name: '还能收款，只是提醒' }).click()
    await page.getByRole('link', { name: '打烊再做' }).click()
    await t.notThrowsAsync(page.getByText('先到这里').waitFor())
    await page.goBack()
    await t.notThrowsAsync(page.getByRole('link', { name: '打烊再做' }).waitFor())
    await page.getByRole('link', { name: /^改/ }).first().click()
    await t.notThrowsAsync(page.getByRole('link', { name: '还没结算' }).waitFor())
  })
})

test.serial('the answers given on a question page continue in the chat', async t => {
  await visit({ serviceWorkers: 'block' }, async page => {
    await page.goto(
      `${pages.server.address}/guide/storage-full/ask?a=settled:not-yet&a=terminal-kind/kind:classic`,
    )
    await page.getByRole('button', { name: '带着这些答案去对话里继续' }).click()
    await page.waitForURL(`${pages.server.address}/`)
    await page.getByText('开好后看三样').first().waitFor()
    const chosen = await page.locator('support-chat .choice.chosen').allInnerTexts()
    for (const label of ['还没结算', '带按键和打印机的'])
      t.true(
        chosen.some(text => text.includes(label)),
        label,
      )
  })
})

test.serial('a step can be shown live, also on a second try when loading failed', async t => {
  await visit({ serviceWorkers: 'block' }, async page => {
    const loaded: string[] = []
    page.on('request', request => loaded.push(request.url()))
    await page.goto(`${pages.server.address}/guide/settlement-steps`)
    t.false(loaded.some(url => url.includes('pos-terminal')))
    const files = '**/pos-terminal-*'
    await page.route(files, route => route.abort())
    const step = page.getByText('在模拟终端上看这一步').first()
    await step.click()
    await page.getByText('模拟终端没打开，请检查网络后再试。').waitFor()
    await page.unroute(files)
    await step.click()
    await step.click()
    await page.locator('pos-terminal .device').first().waitFor()
    t.true(loaded.some(url => url.includes('pos-terminal')))
  })
})

test.serial('the table is filtered as the reader types', async t => {
  await visit({ serviceWorkers: 'block' }, async page => {
    await page.goto(`${pages.server.address}/guide/table`)
    await page.getByRole('searchbox').fill('缺纸')
    const shown = await page.locator('tbody tr:visible').count()
    t.true(shown > 0 && shown < 25)
    await page.getByText(`共 ${shown} 条`).waitFor()
  })
})

test.serial('newer content is announced, and only while there is any', async t => {
  // Without the worker: while one takes the page over, a request may pass by what the test puts in its way.
  await visit({ serviceWorkers: 'block' }, async page => {
    await page.goto(`${pages.server.address}/guide`)
    const notice = page.locator('[data-newer]')
    const comeBack = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await page.route('**/offline.json', route => route.fulfill({ json: { version: 'newer', addresses: [] } }))
    await comeBack()
    await notice.waitFor()
    await page.unroute('**/offline.json')
    await comeBack()
    await notice.waitFor({ state: 'hidden' })
    await page.route('**/offline.json', route => route.fulfill({ json: { version: 'newer', addresses: [] } }))
    await comeBack()
    await notice.getByRole('link', { name: '看新的' }).click()
    await t.notThrowsAsync(notice.waitFor({ state: 'hidden' }))
  })
})

test.serial('stored pages are available without a network', async t => {
  // A desk of its own, for it goes away: a network that only the browser calls off comes back with a new service worker.
  const desk = await openTestServer()
  t.teardown(() => desk.close())
  await visit({}, async page => {
    await page.goto(`${desk.address}/guide`)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await desk.close()
    await page.goto(`${desk.address}/guide/settlement-steps`)
    await page.getByText('收银员签到').first().waitFor()
    await page.getByText('在模拟终端上看这一步').first().click()
    await page.locator('pos-terminal .device').first().waitFor()
    await page.goto(`${desk.address}/guide/table`)
    await page.locator('table').waitFor()
    await page.goto(desk.address)
    await t.notThrowsAsync(page.getByRole('heading', { name: '现在没有网络' }).waitFor())
  })
})

test.serial('a card and a chart each fit on one sheet, and print without dark colours', async t => {
  await visit({ serviceWorkers: 'block', colorScheme: 'dark' }, async page => {
    const sheetsOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length
    await page.goto(`${pages.server.address}/guide/chart`)
    t.is(sheetsOf(await page.pdf({ preferCSSPageSize: true })), 1)
    for (const flow of ['storage-full', 'settlement-steps', 'slip-not-printed']) {
      await page.goto(`${pages.server.address}/guide/${flow}/card`)
      const sheet = await page.pdf({
        format: 'A5',
        margin: { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' },
      })
      t.is(sheetsOf(sheet), 1, flow)
    }
    await page.emulateMedia({ media: 'print' })
    const key = page.locator('.till-card .screen').first()
    t.is(await key.evaluate(word => getComputedStyle(word).backgroundColor), 'rgb(243, 240, 234)')
  })
})
