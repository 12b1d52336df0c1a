import type { Classifier } from './classifier.ts'
import type { ConceptIndex } from './concepts.ts'
import type { IntentKind, Thresholds } from './content.ts'
import type { ScreenPattern } from './match-screen-text.ts'
import type { Rule } from './rules.ts'
import type { Token } from './tokens.ts'
import type { WholeIndex } from './whole-match.ts'

/** Everything `understand` needs, worked out once at start. */
export interface Model {
  readonly classifier: Classifier
  readonly rules: readonly Rule[]
  readonly concepts: ConceptIndex
  readonly wholes: WholeIndex
  readonly screenTexts: readonly ScreenPattern[]
  readonly responseCodes: ReadonlySet<string>
  readonly thresholds: Thresholds
  readonly kinds: ReadonlyMap<string, IntentKind>
  readonly connectors: readonly string[]
  readonly normalizeText: (message: string) => string
  readonly tokensOf: (clause: string) => readonly Token[]
}

/** The intent whose training lines are the background: what this desk does not handle. */
export const outOfScope = 'out-of-scope'
