import { unpackFrame } from './iso8583/frame.ts'
import { type MessageKind, messageKind } from './message-kind.ts'
import { swap } from './swap.ts'

/** Bytes on their way. */
export interface InFlight {
  readonly at: number
  readonly to: 'host' | 'terminal'
  readonly frame: string
}

/** What the line does to the next `times` messages of a kind, after letting `skip` of them pass. */
export interface LinkRule {
  readonly kind: MessageKind
  readonly skip: number
  readonly times: number
  readonly does: 'drop-request' | 'drop-answer' | 'go-down' | 'delay' | 'garble'
}

/** The mobile line between terminal and host. */
export interface Link {
  readonly up: boolean
  readonly flying: readonly InFlight[]
  readonly rules: readonly LinkRule[]
}

export const openLink: Link = { up: true, flying: [], rules: [] }

// Longer than any terminal waits.
const lateBy = 90_000

/** Hands a frame to the line at `now`; the line may lose it. One way takes `leg` simulated milliseconds. */
export function carry(link: Link, to: InFlight['to'], frame: string, now: number, leg: number): Link {
  if (!link.up) return link
  const kind = kindOf(frame)
  const index = link.rules.findIndex(rule => rule.kind === kind && concerns(rule, to))
  const rule = link.rules[index]
  if (!rule) return { ...link, flying: [...link.flying, { at: now + leg, to, frame }] }
  if (rule.skip > 0) {
    const rules = swap(link.rules, rule, { ...rule, skip: rule.skip - 1 })
    return { ...link, rules, flying: [...link.flying, { at: now + leg, to, frame }] }
  }
  const rules = swap(link.rules, rule, { ...rule, times: rule.times - 1 }).filter(one => one.times > 0)
  switch (rule.does) {
    case 'drop-request':
    case 'drop-answer':
      return { ...link, rules }
    case 'go-down':
      return { ...link, rules, up: false, flying: [] }
    case 'delay':
      return { ...link, rules, flying: [...link.flying, { at: now + lateBy, to, frame }] }
    case 'garble':
      return { ...link, rules, flying: [...link.flying, { at: now + leg, to, frame: frame.slice(0, -6) }] }
  }
}

const concerns = (rule: LinkRule, to: InFlight['to']): boolean =>
  to ===
  (rule.does === 'drop-answer' || rule.does === 'delay' || rule.does === 'garble' ? 'terminal' : 'host')

function kindOf(frame: string): MessageKind | null {
  const unpacked = unpackFrame(frame)
  return unpacked.ok ? messageKind(unpacked.message) : null
}

/** Connects or cuts the line; a cut loses everything on its way. */
export const setCarrier = (link: Link, up: boolean): Link =>
  up ? { ...link, up } : { ...link, up, flying: [] }
