import test from 'ava'
import { compileTerminals } from '../../bot/content/compile-terminals.ts'
import { contentFolder } from '../../bot/content/content-folder.ts'
import { readContentFiles } from '../../bot/content/load-content.ts'
import { formatProblem } from '../../bot/content/problem.ts'
import type { ContentFile } from '../../bot/content/source.ts'
import { makeDevice } from '../../bot/terminal/device.ts'
import { say, textIds } from '../../bot/terminal/text.ts'
import { terminals } from '../terminal/shipped.ts'

const contentFiles = readContentFiles(contentFolder)

/** The real content with one file changed; the text to change must be there. */
function broken(path: string, find: string, replace: string): readonly ContentFile[] {
  const file = contentFiles.find(one => one.path === path)
  if (!file?.text.includes(find)) throw new Error(`"${find}" does not stand in ${path}.`)
  return contentFiles.map(one =>
    one === file ? { path, text: file.text.replace(find, () => replace) } : one,
  )
}

const problemsOf = (files: readonly ContentFile[]): string[] =>
  compileTerminals(files).problems.map(formatProblem)

test('the content compiles to three kinds, five skins and every fault, frozen', t => {
  t.deepEqual(Object.keys(terminals.devices), ['classic', 'esign', 'smart'])
  t.deepEqual(Object.keys(terminals.skins).sort(), ['fuiou', 'landi', 'newland', 'newpos', 'pax'])
  t.true(Object.keys(terminals.faults).length >= 35)
  t.true(Object.isFrozen(terminals.devices.classic.menus.main?.items))
  t.deepEqual(JSON.parse(JSON.stringify(terminals)), terminals)
})

// Skin → the words on its screen when the log is full, as merchants report them.
const fullWords: Readonly<Record<string, string>> = {
  newpos: '日志存储超限额\n请结算',
  newland: 'POS存储的流水\n已满12笔,\n请先结算',
  fuiou: '交易流水满,\n请结算',
  landi: 'XB\n交易流水满，\n请结算',
  pax: '交易笔数超限，\n立即结算',
}

for (const [skin, words] of Object.entries(fullWords)) {
  test(`${skin} says ${words.replaceAll('\n', ' ')}`, t => {
    const data = terminals.skins[skin]
    t.truthy(data)
    if (!data) return
    t.is(say(makeDevice(terminals.devices.classic, data), 'storage-full', { count: '12' }), words)
  })
}

test('every text of a device has words', t => {
  for (const device of Object.values(terminals.devices)) {
    t.deepEqual(
      textIds.filter(id => device.texts[id].trim() === ''),
      [],
    )
  }
})

// What is broken → the problem, with its place.
const table: readonly (readonly [string, string, string, RegExp])[] = [
  [
    'terminals/devices/classic.yaml',
    'job: settle',
    'job: settel',
    /^terminals\/devices\/classic\.yaml:\d+:\d+ {2}schema /,
  ],
  ['terminals/devices/classic.yaml', 'job: settle}', 'notice: version}', /no-way-to-settle/],
  ['terminals/devices/classic.yaml', 'menu: manage}', 'menu: manag}', /unknown-menu.*did you mean "manage"/],
  ['terminals/devices/classic.yaml', '{words: 版本, notice: version}', '{words: 版本}', /menu-item.*版本/],
  ['terminals/devices/classic.yaml', '  system:', '  systems:', /missing-menu.*"system"/],
  [
    'terminals/devices/classic.yaml',
    "{id: '00', legend: '00',",
    "{id: '0', legend: '00',",
    /missing-keypad-key.*"00"/,
  ],
  ['terminals/devices/esign.yaml', 'kind: esign', 'kind: classic', /esign\.yaml:1:1 {2}missing-file/],
  ['terminals/skins/pax.yaml', 'id: pax', 'id: paxx', /file-name.*paxx/],
  [
    'terminals/skins/pax.yaml',
    'storage-soft:',
    'storage-sofd:',
    /schema.*storage-sofd|unknown-key.*storage-sofd/,
  ],
  [
    'terminals/skins/pax.yaml',
    '稍后结算',
    '稍后结算\n    一\n    二\n    三',
    /text-too-wide.*"storage-soft" takes 5 rows/,
  ],
  ['terminals/texts.yaml', '  welcome: 欢迎使用\n', '', /schema.*texts\.welcome/],
  ['faults/healthy.yaml', '{sales: 3}', "{sales: 3, pan: '4111111111111111'}", /not-a-test-card/],
  ['faults/healthy.yaml', '{sales: 3}', '{sels: 3}', /^faults\/healthy\.yaml:\d+:\d+ /],
  ['faults/healthy.yaml', 'sales: 3', 'sales: [', /yaml-syntax/],
]

for (const [path, find, replace, problem] of table) {
  test(`${path} with 「${replace.split('\n')[0]}」 for 「${find.trim()}」 is a problem`, t => {
    const files = broken(path, find, replace)
    t.true(
      problemsOf(files).some(line => problem.test(line)),
      problemsOf(files).join('\n'),
    )
    t.is(compileTerminals(files).terminals, undefined)
  })
}

test('an empty folder is reported with everything it lacks', t => {
  t.is(problemsOf([]).length, 5)
})
