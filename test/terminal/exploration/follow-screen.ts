import type { Device } from '../../../bot/terminal/device.ts'
import type { Press } from '../../../bot/terminal/press.ts'
import type { World } from '../../../bot/terminal/world.ts'
import type { Core } from './core.ts'

// More screens than a settlement of a small batch with all its retries has.
const mostSteps = 400

/**
 * Does what the screen asks for, as a patient merchant would: power, line and paper are put right, questions are
 * answered with 确认, and an unfinished settlement is taken up again from the menu. Ends at the idle screen with a
 * session and nothing unfinished, or null when that is never reached.
 */
export function followScreen(core: Core, device: Device, from: World): World | null {
  let world = from
  for (let step = 0; step < mostSteps; step++) {
    world = core.actUntilQuiet(device, world).world
    // Busy for ten minutes: it will be busy for ever.
    if (!core.isQuiet(world)) return null
    if (isDone(world)) return world
    for (const press of nextPresses(core, device, world)) world = core.act(device, world, press).world
  }
  return null
}

// Nobody can sign in at a host that does not know the terminal.
const isDone = (world: World): boolean =>
  isWell(world) &&
  world.ram?.page.type === 'idle' &&
  (world.flash.session !== null || Object.keys(world.host.terminals).length === 0) &&
  world.flash.settlement === null &&
  !world.flash.clearPending

const isWell = ({ link, sim, printer }: World): boolean =>
  link.up && sim && (printer === null || printer.state === 'ok')

function nextPresses(core: Core, device: Device, world: World): readonly Press[] {
  const { ram, flash, printer, link } = world
  if (!ram) return [{ power: 'on' }]
  if (!link.up) return [{ network: 'up' }]
  if (!world.sim) return [{ sim: 'in' }]
  if (printer && printer.state !== 'ok') return [{ paper: 'load' }, { wait: 30_000 }]
  const legend = (id: string): string => device.keys.find(key => key.id === id)?.legend ?? id
  const confirm = legend('confirm')
  const cancel = legend('cancel')
  const { page, job } = ram
  switch (page.type) {
    case 'idle':
      if (flash.clearPending) return [{ power: 'off' }, { power: 'on' }]
      if (!flash.session) return device.kind === 'smart' ? [confirm] : core.menuPath(device, 'sign-in')
      return core.menuPath(device, 'settle')
    case 'enter':
      if (Object.keys(world.host.terminals).length === 0) return [cancel]
      return signInWord(
        page.entry,
        job?.name === 'sign-in' || job?.name === 'switch-operator',
        confirm,
        cancel,
        legend('clear'),
      )
    case 'question':
      return [page.question === 'wipe' || page.question === 'original' ? cancel : confirm]
    case 'menu':
    case 'card':
    case 'records':
      return [cancel]
    case 'notice':
    case 'paper':
    case 'signature':
      return [confirm]
    case 'locked':
      return [confirm, '0000', confirm]
    case 'boot':
    case 'busy':
    case 'printing':
    case 'go':
      return [{ wait: 1000 }]
  }
}

function signInWord(
  entry: string,
  signingIn: boolean,
  confirm: string,
  cancel: string,
  clear: string,
): readonly string[] {
  const empty = Array.from({ length: 8 }, () => clear)
  if (signingIn && entry === 'operator') return [...empty, '02', confirm]
  if (signingIn && entry === 'password') return [...empty, '0000', confirm]
  return [cancel]
}
