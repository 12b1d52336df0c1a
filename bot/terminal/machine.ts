import type { Device, KeyId } from './device.ts'
import { exchangeEnded } from './exchange-ended.ts'
import type { Flash } from './flash.ts'
import { follow } from './follow.ts'
import { dialled, judgeAnswer } from './job/exchange.ts'
import { printNext } from './job/paper.ts'
import { begin, resume } from './job/start.ts'
import { originalOf } from './job/trade.ts'
import { cancel, chooseItem, pressKey } from './press-key.ts'
import type { Ram } from './ram.ts'
import type { EntryMode } from './trade.ts'
import { goOn, learn, type Output, type Senses, type Turn, tell, warn, write } from './turn.ts'

/** The terminal: what survives a power cut, and what does not. */
interface Terminal {
  readonly flash: Flash
  readonly ram: Ram
}

export type TerminalEvent =
  | { readonly type: 'key'; readonly key: KeyId }
  | { readonly type: 'item'; readonly index: number }
  | { readonly type: 'card'; readonly pan: string; readonly entry: EntryMode }
  /** The card left the slot. */
  | { readonly type: 'card-removed' }
  | { readonly type: 'answer'; readonly frame: string }
  /** The moment that the terminal waited for has come. */
  | { readonly type: 'due' }

/** The terminal after an event, and what it did, in order. */
export interface Transition {
  readonly terminal: Terminal
  readonly outputs: readonly Output[]
}

/** Handles one event; pure, and never throws on anything a person or a host can do. */
export function transition(
  device: Device,
  terminal: Terminal,
  event: TerminalEvent,
  senses: Senses,
): Transition {
  const turn: Turn = { device, senses, flash: terminal.flash, ram: terminal.ram, outputs: [] }
  return settled(handle(turn, event))
}

/** Switches a terminal on: all it knows is what stands in the flash. */
export function boot(device: Device, flash: Flash, senses: Senses): Transition {
  const ram: Ram = {
    page: { type: 'boot' },
    job: null,
    exchange: null,
    connected: false,
    due: senses.now + device.timing.boot,
  }
  return { terminal: { flash, ram }, outputs: [] }
}

// Steps may ask to go on, but soon one comes to a page that waits.
const mostSteps = 50

function settled(turn: Turn): Transition {
  let current = turn
  for (let step = 0; current.ram.page.type === 'go'; step++) {
    if (step >= mostSteps) throw new Error(`The terminal goes on to "${current.ram.page.after}" without end.`)
    current = follow(current, current.ram.page.after)
  }
  const { flash, ram, outputs } = current
  return { terminal: { flash, ram }, outputs }
}

function handle(turn: Turn, event: TerminalEvent): Turn {
  switch (event.type) {
    case 'key':
      return pressKey(turn, event.key)
    case 'item':
      return chooseItem(turn, event.index)
    case 'card':
      return readCard(turn, event.pan, event.entry)
    case 'card-removed':
      return cardRemoved(turn)
    case 'answer': {
      const outcome = judgeAnswer(turn, event.frame)
      const { exchange } = turn.ram
      return outcome && exchange ? exchangeEnded(turn, exchange, outcome) : turn
    }
    case 'due':
      return due({ ...turn, ram: { ...turn.ram, due: null } })
  }
}

function due(turn: Turn): Turn {
  const { page, exchange } = turn.ram
  switch (page.type) {
    case 'boot':
      return started(tell(turn, 'booted'))
    case 'busy':
      return exchange ? exchangeEnded(turn, exchange, { type: 'failed', why: 'timeout' }) : dialled(turn)
    case 'printing':
      return printNext(turn)
    case 'notice':
      return goOn(turn, page.after)
    case 'question':
      return page.question === 'details' ? pressKey(turn, '0') : cancel(turn)
    case 'menu':
    case 'enter':
    case 'card':
    case 'records':
      return cancel(turn)
    default:
      return turn
  }
}

// A batch that was closed without freeing its log is freed now; an unfinished settlement goes on.
function started(turn: Turn): Turn {
  if (turn.flash.clearPending) {
    const freed = write(turn, { type: 'log-cleared' })
    return goOn(tell(tell(freed, 'log-cleared', { count: turn.flash.log.length }), 'settled'), 'home')
  }
  if (turn.flash.settlement && turn.flash.session) return resume(turn)
  return goOn(turn, 'home')
}

function readCard(turn: Turn, pan: string, entry: EntryMode): Turn {
  const { page } = turn.ram
  const card = { card: pan, entry }
  if (page.type === 'idle') return begin(turn, 'sale', card)
  if (page.type === 'menu' && page.menu === 'manager') {
    return warn(tell(turn, 'right-missing', { detail: '00' }), 'manager-cannot-trade', 'home')
  }
  if (page.type !== 'card') return tell(turn, 'card-not-taken')
  const original = originalOf(turn)
  if (original && original.pan !== pan) return warn(tell(turn, 'card-not-taken'), 'card-differs', 'job')
  return goOn(learn(turn, card), 'job')
}

// Pulling a chip card out before the request is sent ends the trade; afterwards it does no harm.
function cardRemoved(turn: Turn): Turn {
  const { job, page, exchange } = turn.ram
  if (job?.values.entry !== 'insert' || exchange || (page.type !== 'enter' && page.type !== 'busy'))
    return turn
  return warn({ ...tell(turn, 'card-pulled-early'), ram: { ...turn.ram, job: null } }, 'card-unread', 'home')
}
