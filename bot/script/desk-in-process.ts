import { answer, type Incoming, type Tick } from '../answer.ts'
import type { DialogContent } from '../dialog/content.ts'
import { type Conversation, emptyConversation, foldEvents } from '../dialog/conversation.ts'
import type { ConversationEvent } from '../dialog/event.ts'
import { nextTick } from '../dialog/quiet.ts'
import type { Turn } from '../dialog/take-turn.ts'
import type { Model } from '../understanding/understand.ts'
import type { Answered, Line, ScriptDesk, Standing } from './desk.ts'
import { linesOfEvent } from './lines-of-event.ts'
import type { ContentEdit } from './script.ts'

/** What answers: the dialog's content and the understanding built from the same files. */
export interface Brain {
  readonly dialog: DialogContent
  readonly model: Model
}

/** A turn that was taken, and the state it began with. */
export interface TakenTurn extends Extract<Turn, { events: unknown }> {
  readonly before: Conversation
  readonly content: DialogContent
}

export interface InProcessParts {
  readonly brain: Brain
  /** Milliseconds since 1970. */
  readonly at: number
  /** The brain after an edit of the content files, or why the edit cannot be made. */
  edit(edit: ContentEdit): Brain | { readonly refused: string }
  /** Called after each turn; coverage is counted from it. */
  onTurn?(turn: TakenTurn): void
}

/** A desk without database or network: the pure core and a log in memory. */
export function openDeskInProcess({ brain, at, edit, onTurn }: InProcessParts): ScriptDesk {
  let now = at
  let newest = brain
  let log: readonly ConversationEvent[] = []
  let conversation = emptyConversation
  const versions = new Map([[brain.dialog.version, brain.dialog]])

  // As the desk does: an open flow stays on the version it began with.
  const contentNow = (): DialogContent =>
    conversation.flow === null ? newest.dialog : (versions.get(conversation.version) ?? newest.dialog)

  const take = async (incoming: Incoming | Tick): Promise<Answered> => {
    const content = contentNow()
    const before = conversation
    const turn = answer(content, newest.model, before, incoming, now)
    if ('refused' in turn) return turn
    log = [...log, ...turn.events]
    conversation = turn.conversation
    onTurn?.({ ...turn, before, content })
    return { lines: turn.events.flatMap(linesOfEvent) }
  }

  return {
    begin: () => take({ kind: 'start' }),
    send: take,
    act: take,
    async wait(milliseconds) {
      const end = now + milliseconds
      const lines: Line[] = []
      for (let due = nextTick(contentNow(), conversation); due && due.at <= end; ) {
        now = Math.max(now, due.at)
        const said = await take({ kind: 'tick' })
        // Otherwise a tick that says nothing would be due again and again.
        if (!('lines' in said) || said.lines.length === 0) break
        lines.push(...said.lines)
        due = nextTick(contentNow(), conversation)
      }
      now = end
      return { lines }
    },
    async restart(edited) {
      if (edited) {
        const changed = edit(edited)
        if ('refused' in changed) return changed
        newest = changed
        versions.set(changed.dialog.version, changed.dialog)
      }
      conversation = foldEvents(JSON.parse(JSON.stringify(log)))
      return {
        lines: [
          {
            who: 'system',
            text: edited ? 'the desk starts again with edited content' : 'the desk starts again',
          },
        ],
      }
    },
    standing: () => standingOf(conversation, log),
  }
}

function standingOf(
  { flow, position, owner, slots }: Conversation,
  log: readonly ConversationEvent[],
): Standing {
  const spoken = log.findLast(event => event.type === 'merchantSpoke')
  const requested = log.findLast(event => event.type === 'handoffRequested')
  const understanding = spoken?.type === 'merchantSpoke' ? spoken.understanding : null
  const summary = requested?.type === 'handoffRequested' ? requested.summary : undefined
  return {
    flow,
    node: position?.node ?? null,
    intent: understanding?.intent ?? null,
    handoff: owner.kind !== 'bot',
    owner: owner.kind,
    slots,
    score: understanding?.score ?? 0,
    summary: (summary ?? []).map(({ label, value }) => `${label}：${value}`).join(' | '),
  }
}
