import type { WireEvent } from '../../bot/dialog/wire.ts'
import type { Outbox } from './outbox.ts'

/** A choice as shown: `open` can be taken, `chosen` was taken, `passed` was not. */
export interface ShownChoice {
  readonly id: string
  readonly label: string
  readonly state: 'open' | 'chosen' | 'passed'
}

/**
 * What became of each offer of choices, by the sequence number of its event. Only the last offer can be open.
 */
export function settleOffers(
  events: readonly WireEvent[],
  outbox: Outbox,
): ReadonlyMap<number, readonly ShownChoice[]> {
  const offers = new Map<number, readonly ShownChoice[]>()
  const last: { open: WireEvent | null } = { open: null }
  const close = (chosen?: string): void => {
    const { open } = last
    if (open)
      offers.set(
        open.seq,
        show(open, id => (id === chosen ? 'chosen' : 'passed')),
      )
    last.open = null
  }
  const offer = (event: WireEvent): void => {
    close()
    last.open = event
    offers.set(
      event.seq,
      show(event, () => 'open'),
    )
  }
  for (const event of events) {
    if (event.type === 'choiceMade') close(event.choice)
    // A merchant who is being served, or was, can no longer leave the queue.
    if (event.type === 'conversationClaimed' || event.type === 'conversationClosed') close()
    // An empty offer counts: a step that asks for a number or a time closes the choices before it.
    if (event.choices) offer(event)
  }
  // A choice just taken counts before the desk has confirmed it, unless the desk refused it.
  for (const { act, state } of outbox) {
    if (act.kind === 'choice' && state !== 'refused' && act.offeredAt === last.open?.seq) close(act.choiceId)
  }
  return offers
}

function show(event: WireEvent, stateOf: (id: string) => ShownChoice['state']): readonly ShownChoice[] {
  return (event.choices ?? []).map(({ id, label }) => ({ id, label, state: stateOf(id) }))
}
