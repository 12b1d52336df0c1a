import { look } from '../../bot/terminal/view.ts'
import { act, actUntilQuiet, startWorld, type World } from '../../bot/terminal/world.ts'
import { device, fault } from '../terminal/shipped.ts'

/** Runs `work` until `atLeast` milliseconds have passed; calls per second. */
function perSecond(work: () => number, atLeast: number): number {
  const began = performance.now()
  let done = 0
  do done += work()
  while (performance.now() - began < atLeast)
  return (done * 1000) / (performance.now() - began)
}

const time = (work: () => void): number => {
  const began = performance.now()
  work()
  return performance.now() - began
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0

/** Measures the simulated terminal and prints its table. */
export function run(): void {
  const classic = device()
  const healthy = startWorld(classic, fault('healthy', { prepare: [] }))
  const keys = ['菜单', '管理', '取消', '取消']
  const presses = (): number => {
    let world: World = healthy
    for (const key of keys) world = act(classic, world, key).world
    return keys.length
  }
  const sale = (): number => {
    const card = act(classic, healthy, { card: 'tap' }).world
    const typed = act(classic, act(classic, card, '1250').world, '确认').world
    const { world } = actUntilQuiet(classic, typed)
    if (world.flash.log.length !== 1) throw new Error('The sale of the benchmark was not approved.')
    return 1
  }
  const screens = (): number => (look(classic, healthy).words.length > 0 ? 1 : 0)
  const full = fault('storage-full', { maxCount: 500, prepare: [{ fill: 'hard' }, { hostExtra: 1 }] })
  let ready = healthy
  const fill = time(() => {
    ready = startWorld(classic, full)
  })
  const settle = (): void => {
    const asked = ['菜单', '管理', '结算', '确认', '0'].reduce(
      (world, key) => actUntilQuiet(classic, act(classic, world, key).world).world,
      ready,
    )
    const end = actUntilQuiet(classic, asked).world
    if (end.flash.log.length > 0) throw new Error('The settlement of the benchmark did not finish.')
  }
  const settlements = Array.from({ length: 9 }, () => time(settle))
  const rows: readonly (readonly [string, string])[] = [
    ['key presses per second', perSecond(presses, 1000).toFixed(0)],
    ['screens drawn per second', perSecond(screens, 500).toFixed(0)],
    ['whole sales per second, with host and two slips', perSecond(sale, 1000).toFixed(0)],
    ['ringing up 500 sales, ms', fill.toFixed(0)],
    ['settling 500 records not balanced, ms (median of 9)', median(settlements).toFixed(1)],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  const lines = rows.map(([name, value]) => `${name.padEnd(width)}  ${value.padStart(10)}`)
  process.stdout.write(`Terminal\n${lines.join('\n')}\n`)
}
