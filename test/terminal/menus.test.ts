import test from 'ava'
import { cellsOf } from '../../bot/terminal/cells.ts'
import { pageSize } from '../../bot/terminal/screen/controls.ts'
import { layOutLines } from '../../bot/terminal/screen/lay-out.ts'
import { device, terminals } from './shipped.ts'

const empty = { title: null, body: [], figure: null }

for (const kind of ['classic', 'esign'] as const) {
  test(`every menu of every ${kind} terminal fits its display, each item to be read`, t => {
    for (const skin of Object.keys(terminals.skins)) {
      const on = device(kind, skin)
      for (const [menu, { items }] of Object.entries(on.menus)) {
        const shown: string[] = []
        for (let top = 0; top < items.length; top += pageSize(on, menu)) {
          const { lines } = layOutLines(on, { type: 'menu', menu, top }, empty)
          for (const line of lines) t.true(cellsOf(line) <= on.display.columns, `${skin}, ${menu}: ${line}`)
          shown.push(...lines.join(' ').split(/ +/).filter(Boolean))
        }
        const wanted = items.map(({ words }, index) => `${index + 1}${words}`)
        t.deepEqual(shown, wanted.join(' ').split(/ +/), `${skin}, ${menu}`)
      }
    }
  })
}
