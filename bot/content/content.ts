import type { DialogContent } from '../dialog/content.ts'
import type { UnderstandingContent } from '../understanding/content.ts'
import type { CannedReplies } from './canned-replies-schema.ts'
import type { Terminals } from './compile-terminals.ts'
import type { Training } from './compile-training.ts'
import type { ConsoleTexts } from './console-schema.ts'
import type { EmbedTexts } from './embed-schema.ts'
import type { Gestures } from './gestures-schema.ts'
import type { PageTexts } from './pages-schema.ts'
import type { ProblemTexts } from './problem-texts.ts'
import type { Proofs } from './proofs-schema.ts'
import type { QueueRules } from './queue-schema.ts'
import type { Retention } from './retention-schema.ts'
import type { TerminalPanelTexts } from './terminal-panel-schema.ts'
import type { WidgetTexts } from './widget-schema.ts'

/** Everything the authors wrote, compiled, checked and frozen. Plain JSON, so that the database can keep a version. */
export interface Content {
  /** Hash of all content files: the same files have the same version, whatever the machine. */
  readonly version: string
  readonly dialog: DialogContent
  readonly understanding: UnderstandingContent
  readonly terminals: Terminals
  /**
   * Words of the chat window, of the embedded button, of the simulator's own controls, of the pages, of the agents'
   * desk, of the API's problems.
   */
  readonly widget: WidgetTexts
  readonly embed: EmbedTexts
  readonly terminalPanel: TerminalPanelTexts
  readonly pages: PageTexts
  readonly console: ConsoleTexts
  /** Who is served first at the desk, and how much one agent has at once. */
  readonly queue: QueueRules
  readonly retention: Retention
  readonly cannedReplies: CannedReplies
  readonly problems: ProblemTexts
  readonly gestures: Gestures
  /** How the virtual merchant meets each fault. */
  readonly proofs: Proofs
  /** What staff learn, and how it is judged. */
  readonly training: Training
}
