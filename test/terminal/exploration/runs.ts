import type { Device } from '../../../bot/terminal/device.ts'
import type { Fault, Preparation } from '../../../bot/terminal/fault.ts'
import type { World } from '../../../bot/terminal/world.ts'
import { device, fault, terminals } from '../shipped.ts'
import type { Core } from './core.ts'
import { type Exploration, explore } from './explore.ts'

/** One start of an exploration: a terminal with room for three sales, new or in the middle of a fault. */
interface Run {
  readonly name: string
  readonly device: Device
  readonly start: World
  readonly share: number
  readonly cuts: number
}

// Only so many sales make these faults what they are.
const wholeLog = new Set(['line-lost-in-upload', 'power-cut-in-upload'])

/** All starts, or the one of this name; `share` says how much of the states each may use. */
export function allRuns(core: Core, only?: string): Run[] {
  const classic = device('classic', 'newpos')
  const smart = device('smart', 'newland')
  const esign = device('esign', 'pax')
  const room = { maxCount: 3, prepare: [] }
  const mixed: readonly Preparation[] = [
    { sales: 1 },
    { sales: 1, entry: 'insert' },
    { offline: 1 },
    { hostExtra: 1 },
  ]
  const lineLost: readonly Preparation[] = [
    { sales: 1, entry: 'insert' },
    { line: { kind: 'upload', skip: 0, times: 1, does: 'go-down' } },
    { settle: ['确认'] },
  ]
  const own: readonly Start[] = [
    { name: 'a new terminal, one power cut', on: classic, fault: fault('healthy', room), share: 18, cuts: 1 },
    {
      name: 'a full log not balanced, two power cuts',
      on: classic,
      fault: fault('healthy', { ...room, prepare: mixed }),
      share: 8,
      cuts: 2,
    },
    {
      name: 'a full log on a smart terminal',
      on: smart,
      fault: fault('healthy', { ...room, prepare: mixed }),
      share: 4,
      cuts: 1,
    },
    {
      name: 'a full log on an e-signature terminal',
      on: esign,
      fault: fault('healthy', { ...room, prepare: mixed }),
      share: 4,
      cuts: 1,
    },
    {
      name: 'line-lost-in-upload-with-room',
      on: classic,
      fault: fault('healthy', { ...room, prepare: lineLost }),
      share: 1,
      cuts: 1,
    },
  ]
  // Sales of a thousand million each take ten records.
  const faults = Object.values(terminals.faults)
    .filter(({ id }) => id !== 'total-too-large')
    .map((one, index): Start => {
      const on = one.kinds.includes('esign')
        ? [classic, smart, esign][index % 3]
        : [classic, smart][index % 2]
      const sized = wholeLog.has(one.id)
        ? one
        : { ...one, maxCount: one.prepare.some(step => 'fill' in step) ? 3 : 6 }
      return { name: one.id, on: on ?? classic, fault: sized, share: 1, cuts: 1 }
    })
  return [...own, ...faults]
    .filter(({ name }) => only === undefined || name === only)
    .map(({ name, on, fault: id, share, cuts }) => ({
      name,
      device: on,
      start: core.startWorld(on, id),
      share,
      cuts,
    }))
}

interface Start {
  readonly name: string
  readonly on: Device
  readonly fault: Fault
  readonly share: number
  readonly cuts: number
}

/** Explores from every start until about `states` states were seen. */
export function exploreAll(core: Core, states: number): (Exploration & { readonly name: string })[] {
  const runs = allRuns(core)
  const shares = runs.reduce((sum, { share }) => sum + share, 0)
  return runs.map(({ name, device: on, start, share, cuts }) => ({
    name,
    ...explore(core, on, start, {
      states: Math.ceil((states * share) / shares),
      trace: start.flash.trace + 8,
      cuts,
      follow: 60,
      violations: 3,
    }),
  }))
}
