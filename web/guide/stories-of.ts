import type { Content } from '../../bot/content/content.ts'
import type { Story } from '../../bot/content/proofs-schema.ts'
import type { Flow } from '../../bot/dialog/flow.ts'
import type { Fault } from '../../bot/terminal/fault.ts'

/**
 * The faults on which a flow is proved, with their stories: the flow's own fault first, the healthy terminal
 * last.
 */
export function storiesOf({ proofs, terminals }: Content, flow: Flow): [Fault, Story][] {
  const rank = ({ id }: Fault): number => (id === 'healthy' ? 2 : id === flow.fault ? 0 : 1)
  return Object.values(terminals.faults)
    .toSorted((one, other) => rank(one) - rank(other))
    .flatMap(fault =>
      (proofs.stories[fault.id] ?? [])
        .filter(({ opens }) => opens.some(intent => flow.intents.includes(intent)))
        .map((story): [Fault, Story] => [fault, story]),
    )
}
