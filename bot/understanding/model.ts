import type { Answers } from './answers.ts'
import type { Classifier } from './classifier.ts'
import type { IntentKind, Thresholds } from './content.ts'
import type { ScreenIndex } from './match-screen-text.ts'
import type { Reading } from './reading.ts'
import type { RuleIndex } from './rules.ts'
import type { WholeIndex } from './whole-match.ts'

/** Everything that `understand` needs, prepared once at start. */
export interface Model {
  readonly reading: Reading
  readonly classifier: Classifier
  readonly rules: RuleIndex
  readonly wholes: WholeIndex
  readonly answers: Answers
  readonly screenTexts: ScreenIndex
  readonly responseCodes: ReadonlySet<string>
  readonly thresholds: Thresholds
  readonly kinds: ReadonlyMap<string, IntentKind>
}

/** The intent whose training lines are the background: messages that this desk does not handle. */
export const outOfScope = 'out-of-scope'
