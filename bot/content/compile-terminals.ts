import type { z } from 'zod'
import { wrap } from '../terminal/cells.ts'
import {
  type DeviceData,
  keyIds,
  type Menu,
  makeDevice,
  type SkinData,
  type TerminalKind,
  terminalKinds,
} from '../terminal/device.ts'
import type { Fault, Preparation } from '../terminal/fault.ts'
import { findTestCard } from '../terminal/test-card.ts'
import { say, type TextId, textIds } from '../terminal/text.ts'
import { didYouMean } from './did-you-mean.ts'
import { faultSchema } from './fault-schema.ts'
import { freeze } from './freeze.ts'
import { type Problem, problem } from './problem.ts'
import { readEach, type SoundFile } from './read-file.ts'
import type { ContentFile, Source, YamlPath } from './source.ts'
import { deviceSchema, skinSchema, textsSchema } from './terminal-schema.ts'

/** Everything the simulator needs, frozen plain JSON. */
export interface Terminals {
  readonly devices: Readonly<Record<TerminalKind, DeviceData>>
  readonly skins: Readonly<Record<string, SkinData>>
  readonly faults: Readonly<Record<string, Fault>>
}

/** Compiles `terminals/texts.yaml`, `terminals/devices/`, `terminals/skins/` and `faults/`; other files are left alone. */
export function compileTerminals(files: readonly ContentFile[]): {
  terminals?: Terminals
  problems: Problem[]
} {
  const problems: Problem[] = []
  const read = <Shape>(pattern: RegExp, schema: z.ZodType<Shape>): readonly SoundFile<Shape>[] => {
    const { sound, problems: found } = readEach(files, pattern, schema, textIds)
    problems.push(...found)
    return sound
  }
  const [texts] = read(/^terminals\/texts\.yaml$/, textsSchema)
  const devices = read(/^terminals\/devices\/[^/]+\.yaml$/, deviceSchema)
  const skins = read(/^terminals\/skins\/[^/]+\.yaml$/, skinSchema)
  const faults = read(/^faults\/[^/]+\.yaml$/, faultSchema)
  if (!texts) problems.push(missing('terminals/texts.yaml'))
  if (skins.length === 0) problems.push(missing('terminals/skins/newpos.yaml'))
  const absent = terminalKinds.filter(kind => devices.every(({ value }) => value.kind !== kind))
  for (const kind of absent) problems.push(missing(`terminals/devices/${kind}.yaml`))
  problems.push(
    ...devices.flatMap(({ source, value }) => [
      ...checkName(source, value.kind),
      ...checkDevice(source, value),
    ]),
    ...skins.flatMap(({ source, value }) => checkName(source, value.id)),
    ...skins.flatMap(({ source, value }) =>
      Object.entries(value.menus ?? {}).flatMap(([kind, menus]) =>
        checkMenus(source, ['menus', kind], menus, [
          ...Object.keys(devices.find(one => one.value.kind === kind)?.value.menus ?? {}),
          ...Object.keys(menus),
        ]),
      ),
    ),
    ...faults.flatMap(({ source, value }) => [
      ...checkName(source, value.id),
      ...checkCards(source, value.prepare),
    ]),
  )
  if (!texts || problems.some(({ severity }) => severity === 'error')) return { problems }

  const data = devices.map(({ value: { texts: own, ...device } }): [TerminalKind, DeviceData] => [
    device.kind,
    { ...device, texts: { ...texts.value.texts, ...own }, answers: texts.value.answers },
  ])
  const skinData = skins.map(({ value }): SkinData => {
    const { id, name, texts: own, answers = {}, rules = {}, capacity = {}, host, menus = {} } = value
    return { id, name, texts: own, answers, rules, capacity, menus, ...(host === undefined ? {} : { host }) }
  })
  for (const [, device] of data) {
    for (const skin of skinData) problems.push(...checkWidths(device, skin, skins))
  }
  if (problems.length > 0) return { problems }
  const [first, ...others] = data
  const terminals: Terminals = {
    devices: devicesByKind(first ? [first, ...others] : []),
    skins: Object.fromEntries(skinData.map(skin => [skin.id, skin])),
    faults: Object.fromEntries(
      faults.map(({ value }) => [value.id, { ...value, kinds: value.kinds ?? [...terminalKinds] }]),
    ),
  }
  return { terminals: freeze(terminals), problems }
}

function devicesByKind(data: readonly [TerminalKind, DeviceData][]): Record<TerminalKind, DeviceData> {
  const found = (kind: TerminalKind): DeviceData => {
    const device = data.find(([one]) => one === kind)?.[1]
    if (!device) throw new Error(`No device of kind ${kind} was compiled. Check for it before.`)
    return device
  }
  return { classic: found('classic'), esign: found('esign'), smart: found('smart') }
}

const missing = (file: string): Problem => problem('missing-file', { file, line: 1, column: 1 }, {})

function checkName(source: Source, id: string): Problem[] {
  return source.path.endsWith(`/${id}.yaml`) ? [] : [problem('file-name', source.place(['id']), { id })]
}

function checkDevice(source: Source, device: z.infer<typeof deviceSchema>): Problem[] {
  const found = checkMenus(source, ['menus'], device.menus, Object.keys(device.menus))
  for (const menu of ['main', 'manager', 'system']) {
    if (!device.menus[menu]) found.push(problem('missing-menu', source.place(['menus']), { menu }))
  }
  for (const key of keyIds) {
    if (device.keys.every(({ id }) => id !== key)) {
      found.push(problem('missing-keypad-key', source.place(['keys']), { key }))
    }
  }
  const settles = Object.values(device.menus).some(menu => menu.items.some(item => item.job === 'settle'))
  return settles ? found : [...found, problem('no-way-to-settle', source.place(['menus']), {})]
}

function checkMenus(
  source: Source,
  path: YamlPath,
  menus: Readonly<Record<string, Menu>>,
  known: readonly string[],
): Problem[] {
  return Object.entries(menus).flatMap(([name, menu]) =>
    menu.items.flatMap((item, index) => {
      const place = source.place([...path, name, 'items', index])
      const named = [item.job, item.menu, item.notice].filter(one => one !== undefined)
      if (named.length !== 1) return [problem('menu-item', place, { words: item.words })]
      if (item.menu === undefined || known.includes(item.menu)) return []
      const suggestion = didYouMean(item.menu, known)
      return [problem('unknown-menu', place, { words: item.words, menu: item.menu, suggestion })]
    }),
  )
}

function checkCards(source: Source, steps: readonly Preparation[]): Problem[] {
  return steps.flatMap((step, index) =>
    'sales' in step && step.pan !== undefined && !findTestCard(step.pan)
      ? [problem('not-a-test-card', source.place(['prepare', index, 'pan']), {})]
      : [],
  )
}

const isScreenText = (id: TextId): boolean => !id.startsWith('slip-') && !id.startsWith('title-')

// Values as long as they get on a busy day; amounts in fen.
const longValues: Readonly<Record<string, string>> = {
  ...{ count: '500', debitCount: '500', creditCount: '12', debit: '123456789', credit: '1234567' },
  ...{ amount: '123456789', code: '96', words: '', trace: '000123', card: '620000******0005', mark: '' },
  kind: '',
}

// A text must fit on the smallest display that shows it.
function checkWidths(
  data: DeviceData,
  skin: SkinData,
  sources: readonly SoundFile<{ id: string }>[],
): Problem[] {
  if (data.kind === 'smart') return []
  const device = makeDevice(data, skin)
  const { rows: most, columns } = device.display
  return textIds.filter(isScreenText).flatMap(id => {
    const rows = wrap(say(device, id, longValues), columns).length
    if (rows <= most) return []
    const own = skin.texts[id] === undefined ? undefined : sources.find(({ value }) => value.id === skin.id)
    const place = own?.source.place(['texts', id]) ?? { file: 'terminals/texts.yaml', line: 1, column: 1 }
    return [
      problem('text-too-wide', place, { id, rows: String(rows), most: String(most), device: data.kind }),
    ]
  })
}
