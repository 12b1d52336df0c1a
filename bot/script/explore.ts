import { answer, type Incoming } from '../answer.ts'
import { type Conversation, emptyConversation } from '../dialog/conversation.ts'
import type { ConversationEvent } from '../dialog/event.ts'
import { hitsOf } from './coverage/hits.ts'
import type { Brain } from './desk-in-process.ts'
import { linesOfEvent } from './lines-of-event.ts'
import type { WrittenScript } from './write-script.ts'

interface Exploring {
  readonly brain: Brain
  readonly flow: string
  /** What merchants say to start the flow, in the order in which to try it. */
  readonly openings: readonly string[]
  /** Names of edges that no script takes. */
  readonly wanted: ReadonlySet<string>
  /** Moments to begin at, in milliseconds since 1970: conditions may look at the time. */
  readonly times: readonly number[]
}

/** A conversation as far as it has come. */
interface Path {
  readonly at: number
  readonly steps: readonly object[]
  readonly conversation: Conversation
  /** Wanted edges that it took. */
  readonly edges: readonly string[]
}

/** Any merchant would have lost patience long before. */
const mostMoves = 24
/** Enough for every flow that people can follow; a bound for all others. */
const mostPaths = 20_000
/** A number that a merchant might leave; it belongs to nobody. */
const examplePhone = '13800000001'

/** Walks a flow breadth-first and gives the shortest conversations that take the wanted edges. */
export function explore(exploring: Exploring): { scripts: WrittenScript[]; found: ReadonlySet<string> } {
  const seen = new Set<string>()
  const found = new Map<string, Path>()
  let open = exploring.times.flatMap(at => openFlow(exploring, at))
  for (let moves = 0; moves < mostMoves && open.length > 0; moves++) {
    for (const path of open) for (const edge of path.edges) if (!found.has(edge)) found.set(edge, path)
    const fresh = open.filter(path => {
      const state = stateOf(path)
      if (path.conversation.flow === null || seen.has(state) || seen.size >= mostPaths) return false
      seen.add(state)
      return true
    })
    open = fresh.flatMap(path => movesFrom(exploring, path))
  }
  return { scripts: writeShortest(exploring, found), found: new Set(found.keys()) }
}

/** The conversation that the first fitting utterance opens. */
function openFlow(exploring: Exploring, at: number): Path[] {
  const { brain, flow, openings } = exploring
  const begun = answer(brain.dialog, brain.model, emptyConversation, { kind: 'start' }, at)
  if ('refused' in begun) return []
  const start: Path = { at, steps: [], conversation: begun.conversation, edges: [] }
  for (const text of openings) {
    const [opened] = move(exploring, start, { merchant: text })
    if (opened?.conversation.flow === flow) return [opened]
  }
  return []
}

function movesFrom(exploring: Exploring, path: Path): Path[] {
  const { position, offered, aside } = path.conversation
  const node = position && exploring.brain.dialog.flows[position.flow]?.nodes[position.node]
  const choices = [...offered, ...aside].filter(id => id !== 'show-me' && id !== 'person')
  return [
    ...choices.flatMap(choose => move(exploring, path, { choose })),
    ...(node?.kind === 'collect' ? move(exploring, path, { merchant: examplePhone }) : []),
  ]
}

function move(
  { brain, wanted }: Exploring,
  path: Path,
  made: { readonly merchant: string } | { readonly choose: string },
): Path[] {
  const messageId = `explore-${path.steps.length}`
  const incoming: Incoming =
    'merchant' in made
      ? { kind: 'text', messageId, text: made.merchant }
      : { kind: 'choice', messageId, choice: made.choose }
  const turn = answer(brain.dialog, brain.model, path.conversation, incoming, path.at)
  if ('refused' in turn) return []
  const hits = hitsOf({ ...turn, before: path.conversation, content: brain.dialog })
  const edges = hits.filter(({ measure, id }) => measure === 'edges' && wanted.has(id)).map(({ id }) => id)
  return [
    {
      at: path.at,
      steps: [...path.steps, made, ...turn.events.flatMap(expectations)],
      conversation: turn.conversation,
      edges: [...new Set([...path.edges, ...edges])],
    },
  ]
}

const expectations = (event: ConversationEvent): object[] =>
  linesOfEvent(event).flatMap(line => (line.who === 'bot' ? [{ bot: { node: line.spoken.source } }] : []))

/** What decides how the conversation can go on. */
function stateOf({ at, conversation }: Path): string {
  const { flow, position, stack, slots, offered, aside, paused, failed, visits } = conversation
  // More failures or visits than conditions and the loop guard look at make no difference.
  const counts = Object.values(visits).map(count => Math.min(count, 2))
  return JSON.stringify([
    at,
    flow,
    position,
    stack,
    slots,
    offered,
    aside,
    paused,
    Math.min(failed, 4),
    counts,
  ])
}

/** The fewest scripts that take everything found: the longest paths take most on their way. */
function writeShortest({ flow }: Exploring, found: ReadonlyMap<string, Path>): WrittenScript[] {
  const taken = new Set<string>()
  const [usual] = [...found.values()].map(({ at }) => at).toSorted((left, right) => left - right)
  return [...found]
    .toSorted(([, left], [, right]) => right.edges.length - left.edges.length)
    .flatMap(([edge, path]): WrittenScript[] => {
      if (taken.has(edge)) return []
      for (const each of path.edges) taken.add(each)
      return [
        {
          comment: `For review: written by --explore ${flow}, for ${path.edges.join(', ')}.`,
          title: `${flow} by way of ${edge}`,
          at: path.at === usual ? null : path.at,
          steps: path.steps,
        },
      ]
    })
}
