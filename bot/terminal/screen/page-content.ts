import { totalsWords } from '../batch.ts'
import { clockAt, formatClock } from '../clock.ts'
import type { Device } from '../device.ts'
import { digits } from '../digits.ts'
import type { Flash } from '../flash.ts'
import { entryRules } from '../job/inputs.ts'
import { formatAmount } from '../money.ts'
import { type PrinterState, paperText } from '../printer.ts'
import type { EntryId, QuestionId, Ram } from '../ram.ts'
import type { LogRecord } from '../record.ts'
import { maskPan } from '../test-card.ts'
import { say, type TextId } from '../text.ts'

/** What a page says, before it is laid out for a display. */
export interface PageContent {
  readonly title: string | null
  readonly body: readonly string[]
  /** What is typed so far; null where nothing is typed. */
  readonly figure: string | null
}

const words = (title: string | null, ...body: string[]): PageContent => ({ title, body, figure: null })

/** The words of the page that is shown. */
export function pageContent(
  device: Device,
  flash: Flash,
  ram: Ram,
  now: number,
  paper: PrinterState | null,
): PageContent {
  const { page, job } = ram
  const title = job ? say(device, `title-${job.name}`) : null
  switch (page.type) {
    case 'boot':
      return words(null, say(device, 'starting'))
    case 'idle':
      return idleContent(device, flash, now)
    case 'menu':
      return words(device.menus[page.menu]?.title ?? '')
    case 'enter':
      return {
        title,
        body: [...said(device, ram), say(device, `ask-${page.entry}`)],
        figure: figureOf(page.entry, page.typed),
      }
    case 'card':
      return words(title, ...said(device, ram), say(device, 'ask-card'))
    case 'question':
      return question(device, flash, ram, page.question)
    case 'notice':
      return words(null, say(device, page.text, page.values))
    case 'busy':
      return words(title, say(device, page.text))
    case 'signature':
      return words(title, say(device, 'sign-here'))
    case 'printing':
      return words(title, say(device, 'printing'))
    case 'paper':
      return words(null, say(device, paperWords(paper)), say(device, 'paper-keys'))
    case 'records': {
      const record = flash.log[page.index]
      return words(null, record ? recordWords(device, record) : '')
    }
    case 'locked':
      return words(null, say(device, 'locked'))
    case 'go':
      return words(null)
  }
}

function idleContent(device: Device, flash: Flash, now: number): PageContent {
  const clock = formatClock(clockAt(now)).slice(0, 16)
  if (device.kind === 'smart') {
    return flash.session
      ? { title: say(device, 'title-sale'), body: [say(device, 'ask-amount')], figure: '0.00' }
      : words(say(device, 'welcome'), say(device, 'please-sign-in'))
  }
  return flash.session
    ? words(null, say(device, 'welcome'), say(device, 'swipe-card'), clock, say(device, 'press-menu'))
    : words(null, say(device, 'welcome'), say(device, 'please-sign-in'), clock, say(device, 'press-menu'))
}

// What the job already knows and the customer should see: the amount, or the masked card.
function said(device: Device, { job, page }: Ram): string[] {
  if (!job || (device.kind === 'classic' && page.type === 'card')) return []
  const { amount, card } = job.values
  const shown = amount !== undefined ? [`￥${formatAmount(Number(amount))}`] : []
  return card !== undefined && page.type === 'enter' ? [...shown, maskPan(card)] : shown
}

function figureOf(entry: EntryId, typed: string): string {
  if (entry === 'amount') return formatAmount(Number(typed))
  return entryRules[entry].hidden ? '*'.repeat(typed.length) : typed
}

const paperWords = (paper: PrinterState | null): TextId =>
  paperText(paper === null || paper === 'ok' ? 'out' : paper)

function question(device: Device, flash: Flash, ram: Ram, id: QuestionId): PageContent {
  switch (id) {
    case 'totals':
      return words(
        device.kind === 'classic' ? null : say(device, 'title-settle'),
        say(device, 'totals', totalsWords(flash.log)),
      )
    case 'original': {
      const record = flash.log.find(one => one.trace === Number(ram.job?.values.trace ?? '0'))
      // Trace, card and amount leave room for the question on four rows.
      const shown = record ? recordWords(device, record).split('\n').slice(1) : []
      return words(null, ...shown, say(device, 'ask-original'))
    }
    case 'wipe':
    case 'resume':
    case 'details':
    case 'full':
      return words(null, say(device, `ask-${id}`, { count: String(flash.log.length) }))
  }
}

function recordWords(device: Device, record: LogRecord): string {
  return say(device, 'record', {
    kind: say(device, `title-${record.kind}`),
    mark: record.voided ? say(device, 'voided-mark') : '',
    trace: digits(record.trace, 6),
    card: maskPan(record.pan),
    amount: String(record.amount),
  })
}
