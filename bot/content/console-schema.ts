import { z } from 'zod'
import { acts, caseOutcomes, roles } from './desk-vocabulary.ts'
import { shape, texts, words } from './texts-schema.ts'

/** The pages that the bar on top can lead to, in its order. */
export const navItems = ['queue', 'search', 'figures', 'learning', 'agents', 'audit', 'account'] as const
export type NavItem = (typeof navItems)[number]

/** Why a form was not taken. */
const formFaults = [
  ...['sign-in', 'code', 'too-short', 'too-long', 'too-common', 'not-repeated', 'wrong-password'],
  ...['name-taken', 'name-missing', 'last-supervisor', 'capacity'],
] as const
export type FormFault = (typeof formFaults)[number]

/** What a page of the console can run into. */
const consoleProblems = [
  ...['forbidden', 'forged', 'link-spent', 'not-found', 'too-many', 'too-long', 'empty', 'unread'],
  ...['failed', 'unavailable'],
] as const
export type ConsoleProblem = (typeof consoleProblems)[number]

const figure = texts('name', 'meaning')

/** A text that names each of these values as `{name}`. */
const saidOf = (...variables: readonly string[]) =>
  variables.reduce((text, variable) => text.includes(`{${variable}}`), words)

/** Words of the agents' desk (`content/console.yaml`). */
export const consoleSchema = z.strictObject({
  ...shape('name', 'skip', 'home'),
  lost: words.meta({ description: 'What was sent did not arrive: the desk cannot be reached.' }),
  nav: texts('label', ...navItems),
  roles: texts(...roles),
  faults: texts(...formFaults),
  problems: z.record(z.enum(consoleProblems), texts('title', 'detail')),
  queue: z.strictObject({
    ...shape('title', 'fresh', 'duty', 'inHand', 'offline', 'unattended', 'viewers'),
    ...shape('pages', 'before', 'after'),
    tabs: texts('waiting', 'mine', 'all'),
    empty: texts('waiting', 'mine', 'all'),
    duties: texts('on-duty', 'away', 'gone'),
    closed: saidOf('hours').meta({ description: 'Said outside opening hours.' }),
    load: saidOf('has', 'capacity'),
    page: saidOf('page', 'pages'),
    wait: z.strictObject({
      waited: saidOf('minutes'),
      due: saidOf('minutes'),
      late: saidOf('minutes'),
      ...shape('moment', 'answered'),
    }),
    priorities: texts('urgent', 'returned', 'raised'),
    kinds: z.record(z.string(), words),
  }),
  conversation: z.strictObject({
    ...shape('none', 'back', 'claim', 'takeover', 'release', 'transfer', 'raise', 'close', 'followUp'),
    ...shape('outcome', 'send', 'message', 'claimFirst', 'takeoverFirst', 'othersHand', 'ended', 'lines'),
    ...shape('canned', 'cannedSearch', 'cannedNone', 'suggestion', 'take', 'why', 'newLines', 'typing'),
    ...shape('about', 'summary', 'merchant', 'others', 'noOthers', 'screen', 'slip', 'where', 'callback'),
    ...shape('notes', 'note', 'addNote', 'tools', 'startFlow', 'begin', 'showStep', 'demonstrate'),
    ...shape('viewers', 'keys', 'closeKeys', 'photo', 'chosen', 'transcript', 'batch', 'count'),
    older: saidOf('number'),
    left: saidOf('number').meta({ description: 'How many characters a text may still have.' }),
    owners: texts('bot', 'queue', 'closed'),
    outcomes: z.record(z.string(), words),
    keyHelp: z.record(z.string(), words),
    speakers: texts('merchant', 'bot', 'system'),
    reasons: z.strictObject({
      answer: saidOf('intent', 'score'),
      clarify: saidOf('intent', 'score'),
      'out-of-scope': saidOf('score'),
      aside: words,
      by: texts('choice', 'rule', 'screen-text', 'classifier', 'nothing'),
      second: saidOf('intent', 'score'),
      words: saidOf('words'),
      step: saidOf('flow', 'step'),
      flow: saidOf('flow'),
      saying: saidOf('what'),
      sayings: texts(
        ...(['welcome', 'rephrase', 'outOfScope', 'anythingElse', 'restarted', 'cannotGoBack'] as const),
        ...(['notHere', 'glad', 'notSolved', 'secretMasked', 'badPhone', 'looping', 'offerPerson'] as const),
        ...(['photoKept', 'whenReady', 'safe', 'clarify', 'meaning', 'reason', 'help', 'social'] as const),
        ...(['noFlow', 'second', 'whichOf', 'digress', 'resume', 'resumeAsk', 'leaveAsk'] as const),
        ...(['nudge', 'close', 'corrected'] as const),
      ),
    }),
  }),
  'sign-in': texts('title', 'name', 'password', 'submit', 'lost'),
  code: texts('title', 'lead', 'label', 'submit'),
  welcome: texts('title', 'lead', 'password', 'repeat', 'submit'),
  account: z.strictObject({
    ...shape('title', 'sign-out'),
    password: texts('title', 'now', 'next', 'repeat', 'submit', 'done'),
    'two-step': z.strictObject({
      ...shape('title', 'on', 'off', 'begin', 'scan', 'key', 'code', 'confirm', 'turn-off'),
      ...shape('codes', 'codes-lead', 'back'),
    }),
    sessions: texts('title', 'since', 'seen', 'device', 'this', 'everywhere'),
  }),
  agents: z.strictObject({
    ...shape('title', 'name', 'role', 'state', 'seen', 'acts', 'never', 'reset', 'disable', 'enable'),
    ...shape('change', 'capacity'),
    usual: saidOf('capacity'),
    states: texts('invited', 'ready', 'two-step', 'disabled'),
    add: texts('title', 'submit'),
    link: texts('title', 'lead'),
  }),
  audit: z.strictObject({
    ...shape('title', 'lead', 'at', 'who', 'act', 'subject', 'detail', 'nobody', 'empty', 'everything'),
    ...shape('filter', 'older', 'newest', 'yes', 'no', 'nothing', 'conversation'),
    details: z.record(z.string(), words),
    acts: texts(...acts),
  }),
  outcomes: texts(...caseOutcomes),
  search: z.strictObject({
    ...shape('title', 'words', 'problem', 'outcome', 'agent', 'from', 'until', 'submit', 'found', 'none'),
    ...shape('last', 'messages', 'list', 'older', 'newest', 'wordless'),
  }),
  transcript: z.strictObject({
    ...shape('title', 'begun', 'json', 'csv', 'print', 'open', 'photo'),
    choices: texts('back', 'restart', 'repeat'),
    speakers: texts('merchant', 'bot', 'agent', 'system'),
    script: z.strictObject({
      ...shape('title', 'save', 'lead', 'passed', 'expected', 'came', 'skipped'),
      ...shape('download', 'anyway', 'back'),
      failed: saidOf('line'),
    }),
  }),
  figures: z.strictObject({
    ...shape('title', 'lead', 'from', 'until', 'submit', 'csv', 'name', 'value', 'meaning', 'flow', 'flows'),
    ...shape('starts', 'flow-solved', 'flow-person', 'flow-dropped', 'flow-lead', 'empty', 'nobody'),
    ...shape('intents', 'intent-lead', 'intent', 'answered', 'clarified', 'wrong'),
    ...shape('steps', 'steps-lead', 'step', 'shown', 'dropped', 'ways', 'back', 'numbers'),
    counts: z.strictObject({
      ...{ conversations: figure, solved: figure, 'handed-over': figure, left: figure, open: figure },
      ...{ reopened: figure, unclear: figure, wait: figure, rating: figure },
    }),
    charts: texts('days', 'day', 'waits', 'waited', 'stars', 'star', 'number', 'flows', 'intents', 'others'),
    waits: texts('minute', 'three', 'ten', 'half', 'longer'),
    minutes: saidOf('count'),
    stars: saidOf('mean', 'number'),
    hint: saidOf('shown', 'dropped'),
  }),
  learning: z.strictObject({
    ...shape('title', 'lead', 'since', 'submit', 'empty', 'groups', 'newest', 'taken', 'chosen', 'intent'),
    ...shape(
      'choose',
      'this-line',
      'own',
      'add',
      'lines',
      'no-lines',
      'remove',
      'check',
      'checking',
      'failed',
      'warnings',
    ),
    ...shape('expected', 'came', 'patch', 'patch-lead', 'again', 'mark', 'marked'),
    reasons: texts('clarify', 'out-of-scope', 'marked'),
    times: saidOf('number'),
    good: saidOf('passed'),
    bad: saidOf('errors', 'failed'),
  }),
})

export type ConsoleTexts = z.infer<typeof consoleSchema>
