import { createRequire } from 'node:module'
import { leaveOut } from './leave-out.ts'

const here = import.meta.filename
const load = createRequire(here)
// What serves no turn of this desk is three quarters of Botkit's cost: recognizers of numbers and dates in eight
// languages, the sign-in to Microsoft's cloud and what talks with it, a web server.
leaveOut(['botframework-connector', 'botframework-streaming', 'botbuilder-stdlib'], 'botbuilder-core', here)

/** What Botkit stands on. */
export const foundation: typeof import('botbuilder-core') = load('botbuilder-core')

leaveOut(
  [
    '@microsoft/recognizers-text-choice',
    '@microsoft/recognizers-text-date-time',
    '@microsoft/recognizers-text-number',
    '@microsoft/recognizers-text-suite',
  ],
  'botbuilder-dialogs',
  load.resolve('botkit'),
)
leaveOut(['express', 'body-parser'], 'botkit', here)
leaveOut(['botbuilder'], 'botkit', here, foundation)

/** Botkit, with nothing above its foundation. */
export const botkit: typeof import('botkit') = load('botkit')
