import type { Device } from '../device.ts'
import type { JobName } from '../job-name.ts'
import { type EntryId, entryIds, type Job, type QuestionId } from '../ram.ts'

/** One thing that a job needs from a person before it can be done. */
type Input =
  | { readonly type: 'enter'; readonly entry: EntryId }
  | { readonly type: 'question'; readonly question: QuestionId }
  | { readonly type: 'card' }

type Step = EntryId | QuestionId | 'card'

const inputsOf: Readonly<Partial<Record<JobName, readonly Step[]>>> = {
  'sign-in': ['operator', 'password'],
  'switch-operator': ['operator', 'password'],
  void: ['managerPassword', 'trace', 'original', 'card', 'pin'],
  refund: ['managerPassword', 'card', 'reference', 'date', 'amount'],
  preauth: ['card', 'amount', 'pin'],
  'preauth-void': ['managerPassword', 'card', 'authorisation', 'date', 'amount'],
  completion: ['card', 'authorisation', 'date', 'amount', 'pin'],
  'completion-void': ['managerPassword', 'trace', 'original', 'card', 'pin'],
  'offline-sale': ['card', 'amount', 'authorisation'],
  balance: ['card', 'pin'],
  'reprint-any': ['trace'],
  'query-one': ['trace'],
  'change-password': ['operator', 'oldPassword', 'newPassword', 'repeatPassword'],
  'operator-add': ['subject', 'newPassword', 'repeatPassword'],
  'operator-delete': ['subject'],
  'operator-reset': ['subject'],
  'set-max-count': ['count'],
  'wipe-log': ['wipe'],
}

/** Tapping a card for at most this much, in fen, needs no PIN (小额免密). */
const noPinBelow = 100_000

/** The first thing that the job still has to ask for, or null when it knows everything. */
export function nextInput(device: Device, job: Job): Input | null {
  const missing = stepsOf(device, job).find(step => job.values[step] === undefined)
  if (missing === undefined) return null
  if (missing === 'card') return { type: 'card' }
  return isEntry(missing) ? { type: 'enter', entry: missing } : { type: 'question', question: missing }
}

function stepsOf(device: Device, { name, values }: Job): readonly Step[] {
  if (name !== 'sale') return inputsOf[name] ?? []
  const free = values.entry === 'tap' && Number(values.amount ?? '0') <= noPinBelow
  const steps: Step[] = device.kind === 'classic' ? ['card', 'amount'] : ['amount', 'card']
  return free ? steps : [...steps, 'pin']
}

const isEntry = (step: Step): step is EntryId => entryIds.some(entry => entry === step)

/** What may be typed: how many characters, and whether they are shown. */
interface EntryRule {
  readonly least: number
  readonly most: number
  /** Shown as stars. */
  readonly hidden: boolean
}

const rule = (least: number, most: number, hidden = false): EntryRule => ({ least, most, hidden })

export const entryRules: Readonly<Record<EntryId, EntryRule>> = {
  operator: rule(2, 2),
  subject: rule(2, 2),
  password: rule(4, 8, true),
  managerPassword: rule(6, 6, true),
  lockPassword: rule(4, 4, true),
  oldPassword: rule(4, 8, true),
  newPassword: rule(4, 4, true),
  repeatPassword: rule(4, 4, true),
  // An empty amount is handed in as zero, and refused as that.
  amount: rule(0, 11),
  pin: rule(0, 6, true),
  trace: rule(1, 6),
  reference: rule(12, 12),
  date: rule(4, 4),
  authorisation: rule(6, 6),
  count: rule(1, 3),
}
