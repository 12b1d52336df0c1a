import test from 'ava'
import { terminalKinds } from '../../bot/terminal/device.ts'
import { startWorld } from '../../bot/terminal/start-world.ts'
import type { LinesScreen, SlipView, View } from '../../bot/terminal/view.ts'
import { look } from '../../bot/terminal/view.ts'
import { screenPicture, slipPicture } from '../../web/terminal/picture.ts'
import { device, fault, terminals } from '../terminal/shipped.ts'
import { press } from '../terminal/till.ts'

const classic = device('classic')
const idle = look(classic, startWorld(classic, fault('storage-full')))

/** Names of elements that are opened and closed in the right order, or why the text is not well-formed. */
function checkXml(text: string): string {
  const open: string[] = []
  for (const [tag, close, name = '', self] of text.matchAll(
    /<(\/?)([a-z]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g,
  )) {
    if (close) {
      if (open.pop() !== name) return `${tag} closes another element`
    } else if (!self) open.push(name)
  }
  const between = text.replace(/<\/?[a-z]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, '')
  if (/[<>]|&(?!(?:amp|lt|gt|quot|#39);)/.test(between)) return `left over: ${between}`
  return open.length === 0 ? 'well-formed' : `not closed: ${open.join()}`
}

for (const kind of terminalKinds) {
  for (const skin of Object.keys(terminals.skins)) {
    test.serial(
      `the idle screen of ${kind} with the program ${skin} is a well-formed picture of its words`,
      t => {
        const shown = device(kind, skin)
        const view = look(shown, startWorld(shown, fault('healthy')))
        const picture = screenPicture(view)
        t.is(checkXml(picture), 'well-formed')
        t.true(picture.includes(`aria-label="${view.words.join('，')}"`))
        t.false(/ style=|<script|<style/.test(picture))
      },
    )
  }
}

test.serial('each character stands in the middle of its own cells: Chinese two, Latin one', t => {
  const screen: LinesScreen = {
    type: 'lines',
    rows: 4,
    columns: 16,
    lines: ['1签A', '', '', ''],
    cursor: null,
  }
  const picture = screenPicture({ ...idle, screen })
  t.regex(picture, /<text x="10 22 34" y="25">1签A<\/text>/)
})

test.serial('words of a merchant cannot break out of the picture', t => {
  const screen: LinesScreen = {
    type: 'lines',
    rows: 4,
    columns: 16,
    lines: ['<b>&"\'', '', '', ''],
    cursor: null,
  }
  const picture = screenPicture({ ...idle, screen, words: ['<b>&"\''] })
  t.is(checkXml(picture), 'well-formed')
  t.false(picture.includes('<b>'))
})

test.serial('a terminal without power shows nothing', t => {
  for (const kind of terminalKinds) {
    const off = device(kind)
    const { view } = press(off, startWorld(off, fault('healthy')), { power: 'off' })
    t.false(screenPicture(view).includes('<text'))
  }
})

test.serial('a slip is a picture of all its lines, with a torn edge once it is out', t => {
  const settled = press(
    classic,
    startWorld(classic, fault('storage-full')),
    '确认',
    '管理',
    '结算',
    '确认',
    '0',
  )
  const slip = settled.view.printer?.slips[0]
  if (!slip) return t.fail('No slip came out.')
  const picture = slipPicture(slip)
  t.is(checkXml(picture), 'well-formed')
  const written = slip.lines.filter(line => line.trim() !== '').length
  t.is(picture.match(/<text /g)?.length, written)
  const feeding: SlipView = { ...slip, torn: false }
  t.not(slipPicture(feeding), picture)
  t.true(corners(picture) > 1.5 * corners(slipPicture(feeding)))
})

const corners = (picture: string): number =>
  /class="paper" d="([^"]*)"/.exec(picture)?.[1]?.match(/L/g)?.length ?? 0

test.serial('on no page of the menus do things on the touch screen overlap or run over its edge', t => {
  const smart = device('smart')
  const start = startWorld(smart, fault('healthy'))
  const paths: readonly (readonly string[])[] = [
    [],
    ['菜单'],
    ['菜单', '管理'],
    ['菜单', '打印'],
    ['菜单', '全部结算'],
  ]
  for (const path of paths) {
    const { view }: { view: View } = press(smart, start, ...path)
    const boxes = [
      ...screenPicture(view).matchAll(
        /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" rx/g,
      ),
    ]
      .map(found => found.slice(1).map(Number))
      .map(([x = 0, y = 0, width = 0, height = 0]) => ({ x, y, right: x + width, bottom: y + height }))
    t.true(boxes.length > 0, path.join())
    for (const [index, box] of boxes.entries()) {
      t.true(box.x >= 0 && box.y >= 0 && box.right <= 360.01 && box.bottom <= 600.01, path.join())
      const over = boxes
        .slice(index + 1)
        .filter(
          other =>
            box.x < other.right - 0.1 &&
            other.x < box.right - 0.1 &&
            box.y < other.bottom - 0.1 &&
            other.y < box.bottom - 0.1,
        )
      t.deepEqual(over, [], path.join())
    }
  }
})
