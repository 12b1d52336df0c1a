import test from 'ava'
import { contentFolder } from '../../bot/content/content-folder.ts'
import { joinGestures } from '../../bot/content/join-gestures.ts'
import { loadContent } from '../../bot/content/load-content.ts'
import { makeDevice } from '../../bot/terminal/device.ts'
import { audit, startWorld } from '../../bot/terminal/world.ts'
import { doPresses } from '../../bot/training/do-presses.ts'
import { judge } from '../../bot/training/judge.ts'
import { solutionOf } from '../../bot/training/solution-of.ts'

const content = loadContent(contentFolder)
const { training, terminals, gestures } = content
const skins = Object.values(terminals.skins)

for (const lesson of Object.values(training.lessons)) {
  test(`${lesson.id} is solved by its solution on every kind and program, without a mistake or a loss`, t => {
    for (const exercise of lesson.exercises) {
      for (const kind of terminals.faults[exercise.fault]?.kinds ?? []) {
        for (const skin of skins) {
          const device = makeDevice(terminals.devices[kind], skin)
          const { before, after } = solutionOf(content, lesson, exercise, device)
          const where = `${exercise.fault} on ${kind} ${skin.id}`
          t.false(before.done, where)
          t.deepEqual([after.done, after.mistakes, after.lost], [true, [], 0], where)
        }
      }
    }
  })
}

test('every fault is taught by exactly one exercise', t => {
  const taught = Object.values(training.lessons).flatMap(({ exercises }) =>
    exercises.map(({ fault }) => fault),
  )
  t.deepEqual(taught.toSorted(), Object.keys(terminals.faults).toSorted())
})

test('every lesson stands in one group', t => {
  const grouped = training.groups.flatMap(({ lessons }) => lessons)
  t.deepEqual(grouped.toSorted(), Object.keys(training.lessons).toSorted())
})

/** Fen that each mistake costs on its example; a number that changes is a change of the simulator or of the content. */
const costs: Readonly<Record<string, number>> = {
  'log-cleared': 2100,
  'power-off-while-uploading': 0,
  'printing-cancelled': 0,
  'settled-twice': 0,
  'swiped-again': 1000,
  'operator-locked': 0,
}

for (const [id, { example, when }] of Object.entries(training.mistakes)) {
  test(`the mistake ${id} is noticed when it is made, and costs what the audit finds`, t => {
    const fault = terminals.faults[example.fault]
    if (!fault) return t.fail()
    for (const kind of fault.kinds.filter(one => example.do[one])) {
      for (const skin of skins) {
        const device = makeDevice(terminals.devices[kind], skin)
        const start = startWorld(device, fault)
        const before = joinGestures(gestures, example.before)[kind] ?? []
        const { world, facts } = doPresses(device, start, [...before, ...(example.do[kind] ?? [])])
        const rules = { goal: [], mistakes: { [id]: { when } } }
        const { mistakes, lost } = judge(rules, { device, start, world, facts })
        const found = audit(device, world).reduce((sum, { amount }) => sum + amount, 0)
        t.deepEqual([mistakes, lost, found], [[id], costs[id], costs[id]], `${kind} ${skin.id}`)
      }
    }
  })
}
