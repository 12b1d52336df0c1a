import test from 'ava'
import { contentFolder } from '../../bot/content/content-folder.ts'
import type { Condition } from '../../bot/content/lesson-schema.ts'
import { loadContent } from '../../bot/content/load-content.ts'
import { makeDevice } from '../../bot/terminal/device.ts'
import type { Press } from '../../bot/terminal/press.ts'
import { startWorld } from '../../bot/terminal/world.ts'
import { doPresses } from '../../bot/training/do-presses.ts'
import { judge } from '../../bot/training/judge.ts'

const { terminals, gestures } = loadContent(contentFolder)
const skin = terminals.skins.newpos
const device = skin && makeDevice(terminals.devices.classic, skin)

function attempt(faultId: string, presses: readonly Press[]) {
  const fault = terminals.faults[faultId]
  if (!fault || !device) throw new Error(`There is no fault ${faultId}, or no program.`)
  const start = startWorld(device, fault)
  return { device, start, ...doPresses(device, start, presses) }
}

const gesture = (...names: string[]): Press[] => names.flatMap(name => [...(gestures[name]?.classic ?? [])])
const settle = gesture('open-settlement', 'run-settlement', 'no-details')
const cutInUpload: Press[] = [{ network: 'up' }, ...gesture('open-settlement'), { power: 'off' }]

const table: readonly [string, Condition, string, readonly Press[], boolean][] = [
  ['the batch has moved on', { batch: 'next' }, 'storage-full', settle, true],
  ['the batch is still open', { batch: 'next' }, 'storage-full', gesture('open-settlement'), false],
  ['the log is empty', { log: 'empty' }, 'storage-full', settle, true],
  ['the log is full', { log: 'empty' }, 'storage-full', [], false],
  ['it has happened', { fact: 'sale-approved' }, 'healthy', gesture('sale'), true],
  ['it has not happened', { fact: 'sale-approved' }, 'healthy', [], false],
  ['one of two has happened', { fact: ['sale-approved', 'settled'] }, 'healthy', gesture('sale'), false],
  [
    'both have happened',
    { fact: ['sale-approved', 'settled'] },
    'healthy',
    [...gesture('sale'), ...settle],
    true,
  ],
  ['the words stand there', { screen: '是否批结算' }, 'healthy', gesture('open-settlement'), true],
  ['the words are gone', { screen: '是否批结算' }, 'healthy', settle, false],
  ['the power is off', { power: 'off' }, 'healthy', [{ power: 'off' }], true],
  ['the power is on', { power: 'off' }, 'healthy', [], false],
  ['an upload is under way', { uploading: true }, 'line-lost-in-upload', [], true],
  [
    'the upload is over',
    { uploading: true },
    'line-lost-in-upload',
    cutInUpload.slice(0, -1).concat(settle),
    false,
  ],
  [
    'all of a condition hold',
    { power: 'off', uploading: true },
    'line-lost-in-upload',
    [{ power: 'off' }],
    true,
  ],
  ['nothing is lost', { lost: 'nothing' }, 'healthy', settle, true],
  ['a reversal was given up', { lost: 'nothing' }, 'reversal-fails', gesture('sale'), false],
  ['what was lost before does not count', { lost: 'nothing' }, 'log-wiped', [], true],
]

for (const [title, condition, fault, presses, holds] of table) {
  test(`${title}: ${JSON.stringify(condition)} ${holds ? 'holds' : 'does not hold'}`, t => {
    const rules = { goal: [{ when: [condition] }], mistakes: {} }
    t.is(judge(rules, attempt(fault, presses)).done, holds)
  })
}

test('a goal is done when every part holds, each in any of its ways', t => {
  const goal = [{ when: [{ log: 'empty' }] }, { when: [{ screen: 'nowhere' }, { batch: 'next' }] }] as const
  const met = (presses: readonly Press[]) =>
    judge(
      { goal: goal.map(({ when }) => ({ when: [...when] })), mistakes: {} },
      attempt('storage-full', presses),
    )
  t.deepEqual(met([]).parts, [false, false])
  t.deepEqual(met(settle).parts, [true, true])
  t.true(met(settle).done)
})

test('money in the log counts as waiting until its batch is closed', t => {
  const rules = { goal: [], mistakes: {} }
  t.is(judge(rules, attempt('healthy', [])).waiting, 1000 + 1100 + 1200)
  t.is(judge(rules, attempt('healthy', settle)).waiting, 0)
})
