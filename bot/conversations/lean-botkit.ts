import { createRequire } from 'node:module'
import { leaveOut } from './leave-out.ts'

// Imported before Botkit. Its dialogs load recognizers of numbers and dates in eight languages, its connector
// the sign-in to Microsoft's cloud: half of its memory, and nothing that this desk uses.
const here = import.meta.filename
const botkit = createRequire(here).resolve('botkit')
const core = createRequire(here).resolve('botbuilder-core')
leaveOut(
  [
    '@microsoft/recognizers-text-choice',
    '@microsoft/recognizers-text-date-time',
    '@microsoft/recognizers-text-number',
    '@microsoft/recognizers-text-suite',
  ],
  'botbuilder-dialogs',
  botkit,
)
leaveOut(['@azure/identity', '@azure/msal-node', 'axios', 'jsonwebtoken'], 'botframework-connector', core)
leaveOut(['fs-extra', 'htmlparser2'], 'botbuilder', botkit)
