import type { Device } from './device.ts'
import type { Fact } from './fact.ts'
import { applyEntry, type Entry, type Flash } from './flash.ts'
import type { JobName } from './job-name.ts'
import type { PrinterState } from './printer.ts'
import { type After, type Exchange, type Job, type Page, type Ram, restingRam, type Values } from './ram.ts'
import type { TextId } from './text.ts'

/** What the terminal's sensors say at the moment of an event. */
export interface Senses {
  /** Simulated milliseconds. */
  readonly now: number
  readonly network: boolean
  /** The host takes calls. */
  readonly host: boolean
  readonly sim: boolean
  /** Null without a printer. */
  readonly paper: PrinterState | null
  /** Per cent; a charger counts as full. */
  readonly battery: number
}

/** What one event makes the terminal do, in order: a power cut can fall before or after any write. */
export type Output =
  | { readonly type: 'write'; readonly entry: Entry }
  | { readonly type: 'send'; readonly frame: string }
  | { readonly type: 'print'; readonly line: string }
  | { readonly type: 'tear' }
  | { readonly type: 'beep' }
  | { readonly type: 'fact'; readonly fact: Fact }

/** A terminal in the middle of handling one event. */
export interface Turn {
  readonly device: Device
  readonly senses: Senses
  readonly flash: Flash
  readonly ram: Ram
  readonly outputs: readonly Output[]
}

const output = (turn: Turn, added: Output): Turn => ({ ...turn, outputs: [...turn.outputs, added] })

/** Writes to the flash. */
export const write = (turn: Turn, entry: Entry): Turn => ({
  ...output(turn, { type: 'write', entry }),
  flash: applyEntry(turn.flash, entry),
})

/** Tells that something happened. */
export const tell = (turn: Turn, name: Fact['name'], more: Omit<Fact, 'name'> = {}): Turn =>
  output(turn, { type: 'fact', fact: { name, ...more } })

export const beep = (turn: Turn): Turn => output(turn, { type: 'beep' })
export const print = (turn: Turn, line: string): Turn => output(turn, { type: 'print', line })
export const tear = (turn: Turn): Turn => output(turn, { type: 'tear' })
export const send = (turn: Turn, frame: string): Turn => output(turn, { type: 'send', frame })

/** Shows a page; after `wait` simulated milliseconds the terminal goes on by itself, or never. */
export function show(turn: Turn, page: Page, wait: number | null = turn.device.timing.prompt): Turn {
  return { ...turn, ram: { ...turn.ram, page, due: wait === null ? null : turn.senses.now + wait } }
}

/** Shows a message for a moment; 确认 or 取消 end it sooner. */
export function notice(turn: Turn, text: TextId, after: After, values: Values = {}): Turn {
  return show(turn, { type: 'notice', text, values, after, stays: false }, turn.device.timing.notice)
}

/** Beeps and shows a message until a person presses a key, at most as long as any question waits. */
export const alarm = (turn: Turn, text: TextId, after: After, values: Values = {}): Turn =>
  show(beep(turn), { type: 'notice', text, values, after, stays: true })

/** Says with a beep what went wrong: for a moment if the job goes on, or until a key is pressed if it is over. */
export const warn = (turn: Turn, text: TextId, after: After, values: Values = {}): Turn =>
  after === 'job' ? notice(beep(turn), text, after, values) : alarm(turn, text, after, values)

/** Goes on at once: the machine takes the next step after this one has returned, so that no step calls another. */
export const goOn = (turn: Turn, after: After): Turn => show(turn, { type: 'go', after }, null)

export const withJob = (turn: Turn, job: Job | null): Turn => ({ ...turn, ram: { ...turn.ram, job } })

export const startJob = (turn: Turn, name: JobName, values: Values = {}): Turn =>
  withJob(turn, { name, values })

/** Notes an answer that the job needed. */
export function learn(turn: Turn, values: Values): Turn {
  const { job } = turn.ram
  return job ? withJob(turn, { ...job, values: { ...job.values, ...values } }) : turn
}

/** Forgets answers, so that the job asks for them again. */
export function unlearn(turn: Turn, names: readonly string[]): Turn {
  const { job } = turn.ram
  if (!job) return turn
  const kept = Object.entries(job.values).filter(([name]) => !names.includes(name))
  return withJob(turn, { ...job, values: Object.fromEntries(kept) })
}

export const withExchange = (turn: Turn, exchange: Exchange | null): Turn => ({
  ...turn,
  ram: { ...turn.ram, exchange },
})

/** Back to the idle screen: the job is over and the line is closed. */
export const idle = (turn: Turn): Turn => ({ ...turn, ram: restingRam })
