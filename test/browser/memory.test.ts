import test from 'ava'
import { visiting } from './visit.ts'
import { withBrowser } from './with-browser.ts'

const visit = visiting(withBrowser(test))

test.serial(
  visit,
  'memory hardly grows between the thousandth and the two thousandth message',
  {},
  async (t, { page, desk, shown }) => {
    const browser = await page.context().newCDPSession(page)
    const used = async (): Promise<number> => {
      await browser.send('HeapProfiler.collectGarbage')
      return (await browser.send('Runtime.getHeapUsage')).usedSize
    }
    const talkUpTo = async (last: number): Promise<number> => {
      for (let line = last - 999; line <= last; line++)
        desk.add({ from: 'agent', type: 'agentSpoke', text: `第 ${line} 句，机器屏幕上写着什么？` })
      await shown(`第 ${last} 句`).waitFor()
      return used()
    }
    await shown('机器出了什么状况').waitFor()
    const [thousand, twoThousand] = [await talkUpTo(1_000), await talkUpTo(2_000)]
    const ratio = twoThousand / thousand
    t.log(`${thousand} bytes, then ${twoThousand}: ${ratio.toFixed(2)} times as much`)
    t.true(ratio < 1.3)
  },
)
