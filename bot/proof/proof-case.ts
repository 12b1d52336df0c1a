import type { Content } from '../content/content.ts'
import type { Story } from '../content/proofs-schema.ts'
import type { Device } from '../terminal/device.ts'
import type { Fault } from '../terminal/fault.ts'
import type { World } from '../terminal/world.ts'
import type { Model } from '../understanding/understand.ts'

/** What a clumsy merchant does wrong, once, at step `at` (from 0). */
export interface Slip {
  readonly what: 'wrong-key' | 'wrong-answer' | 'not-working'
  readonly at: number
  /** Which of the wrong answers, from 0; without it, one at random. */
  readonly nth?: number
}

/** One walk: a merchant meets a fault on a device and asks about it in some way. */
export interface ProofCase {
  readonly content: Content
  readonly model: Model
  readonly device: Device
  readonly fault: Fault
  /** The terminal as the fault left it. */
  readonly world: World
  readonly story: Story
  /** The intent of the opening message, one of those that the story opens with. */
  readonly intent: string
  readonly seed: number
  readonly slip?: Slip
}

/** How a conversation ended. */
export type End = 'solved' | 'person' | 'elsewhere' | 'left'
