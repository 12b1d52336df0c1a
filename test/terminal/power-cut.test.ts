import test from 'ava'
import { audit } from '../../bot/terminal/audit.ts'
import type { Device } from '../../bot/terminal/device.ts'
import type { Fault } from '../../bot/terminal/fault.ts'
import { menuPath } from '../../bot/terminal/ring-up.ts'
import { startWorld, type World } from '../../bot/terminal/world.ts'
import { core } from './exploration/core.ts'
import { followScreen } from './exploration/follow-screen.ts'
import { device, fault, terminals } from './shipped.ts'
import { press } from './till.ts'

// One of everything that a settlement has to carry, and a host that does not agree.
const everything: Fault = fault('healthy', {
  prepare: [
    { sales: 9 },
    { sales: 1, entry: 'insert' },
    { sales: 1, pan: '4242424242424242' },
    { offline: 1 },
    { voids: 1 },
    { hostExtra: 1 },
    { line: { kind: 'sale', skip: 0, times: 1, does: 'drop-answer' } },
    { sales: 1 },
  ],
})

/** Opens the settlement, confirms the totals, and follows the screen to the end. */
function settle(on: Device, world: World): World | null {
  const ready = followScreen(core, on, world)
  return ready && followScreen(core, on, press(on, ready, ...menuPath(on, 'settle'), '确认').world)
}

/** Settles with a power cut at the nth write; cut before anything was settled, the batch is still whole. */
function settleWithCut(on: Device, start: World, nth: number, when: 'before' | 'after'): World | null {
  const end = settle(on, { ...start, cut: { entry: 'any', nth, when } })
  return end && end.flash.log.length > 0 ? settle(on, end) : end
}

for (const kind of ['classic', 'esign', 'smart'] as const) {
  for (const skin of Object.keys(terminals.skins)) {
    test(`power cut before and after every write of a settlement: ${kind}, ${skin}`, t => {
      const on = device(kind, skin)
      const start = startWorld(on, everything)
      t.is(start.flash.log.length, 13)
      let writes = 0
      for (let cut = true; cut; ) {
        for (const when of ['before', 'after'] as const) {
          const end = settleWithCut(on, start, writes + 1, when)
          const told = `${when} write ${writes + 1}`
          t.is(end?.flash.log.length, 0, told)
          t.is(end?.flash.batch, 2, told)
          // The sale that only the host has stays unexplained; nothing else may be amiss.
          t.deepEqual(
            audit(on, end ?? start).map(({ what, trace }) => [what, trace]),
            [['unexplained', 900_001]],
            told,
          )
          cut = end?.cut === null
        }
        if (cut) writes++
      }
      t.true(writes >= 10, `${writes} writes`)
    })
  }
}
