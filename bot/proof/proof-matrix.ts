import type { Content } from '../content/content.ts'
import { makeDevice, type TerminalKind } from '../terminal/device.ts'
import { startWorld } from '../terminal/world.ts'
import type { Model } from '../understanding/understand.ts'
import type { ProofCase, Slip } from './proof-case.ts'
import { randomFrom } from './random.ts'

/** Which walks are wanted; all of them when empty. */
export interface Wanted {
  readonly fault?: string
  readonly kind?: TerminalKind
  readonly skin?: string
}

/** Every fault on every kind and skin that can have it, opened with every intent of its stories. */
export function* proofCases(content: Content, model: Model, wanted: Wanted = {}): Generator<ProofCase> {
  const { devices, skins, faults } = content.terminals
  for (const fault of Object.values(faults).filter(({ id }) => (wanted.fault ?? id) === id)) {
    let seed = 0
    for (const kind of fault.kinds.filter(one => (wanted.kind ?? one) === one)) {
      for (const skin of Object.values(skins).filter(({ id }) => (wanted.skin ?? id) === id)) {
        const device = makeDevice(devices[kind], skin)
        const world = startWorld(device, fault)
        for (const story of content.proofs.stories[fault.id] ?? []) {
          for (const intent of story.opens) {
            yield { content, model, device, fault, world, story, intent, seed: seed++ }
          }
        }
      }
    }
  }
}

const slips: readonly Slip['what'][] = ['wrong-key', 'wrong-answer', 'not-working']
/**
 * The same walk by clumsy merchants: one for each kind of mistake, made at a random one of its `steps`. Where the story
 * is `thorough`, one more for each wrong answer at each step.
 */
export function clumsyCases(one: ProofCase, steps: readonly number[]): ProofCase[] {
  const random = slips.map((what, index) => {
    const seed = one.seed * slips.length + index
    return { ...one, seed, slip: { what, at: randomFrom(seed).below(Math.max(steps.length, 1)) } }
  })
  return one.story.thorough ? [...random, ...everyWrongAnswer(one, steps)] : random
}

const everyWrongAnswer = (one: ProofCase, steps: readonly number[]): ProofCase[] =>
  steps.flatMap((wrong, at) =>
    Array.from({ length: wrong }, (_, nth) => ({ ...one, slip: { what: 'wrong-answer' as const, at, nth } })),
  )
