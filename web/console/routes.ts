import { accountRoutes } from './account-page.ts'
import { agentsRoutes } from './agents-page.ts'
import { auditRoutes } from './audit-page.ts'
import { conversationActRoutes } from './conversation-acts.ts'
import { conversationNoteRoutes } from './conversation-notes.ts'
import { conversationPageRoutes } from './conversation-page.ts'
import { figuresRoutes } from './figures-page.ts'
import { homeRoutes } from './home.ts'
import { learningRoutes } from './learning-page.ts'
import { queueRoutes } from './queue-page.ts'
import type { ConsoleRoute } from './route.ts'
import { searchRoutes } from './search-page.ts'
import { signInRoutes } from './sign-in-pages.ts'
import { transcriptRoutes } from './transcript-page.ts'
import { twoStepRoutes } from './two-step-page.ts'

/** Every page and action of the console; nothing else is served. */
export const consoleRoutes: readonly ConsoleRoute[] = [
  ...signInRoutes,
  ...queueRoutes,
  ...conversationPageRoutes,
  ...conversationActRoutes,
  ...conversationNoteRoutes,
  ...accountRoutes,
  ...twoStepRoutes,
  ...agentsRoutes,
  ...auditRoutes,
  ...searchRoutes,
  ...transcriptRoutes,
  ...figuresRoutes,
  ...learningRoutes,
  ...homeRoutes,
]
