import { z } from 'zod'

/** What a person at the desk may do: serve merchants, look after everything, write content. */
export const roles = ['agent', 'supervisor', 'author'] as const
export type Role = (typeof roles)[number]

/** What the audit log can tell; each has its wording in `content/console.yaml`. */
export const acts = [
  'signed-in',
  'sign-in-failed',
  'code-failed',
  'signed-out',
  'signed-out-everywhere',
  'password-set',
  'two-step-on',
  'two-step-off',
  'recovery-code-used',
  'agent-added',
  'agent-reset',
  'agent-disabled',
  'agent-enabled',
  'role-changed',
  'transcript-exported',
  'script-saved',
  'data-erased',
  'conversation-claimed',
  'conversation-taken-over',
  'conversation-released',
  'conversation-transferred',
  'conversation-handed-back',
  'conversation-closed',
] as const
export type Act = (typeof acts)[number]

/** How a conversation stands; `left` is a flow that the merchant broke off. */
export const caseOutcomes = ['open', 'solved', 'person', 'left', 'elsewhere'] as const
export type CaseOutcome = (typeof caseOutcomes)[number]

/** The pages that the bar on top can lead to, in its order. */
export const navItems = ['queue', 'search', 'figures', 'learning', 'agents', 'audit', 'account'] as const
export type NavItem = (typeof navItems)[number]

/** Why a form was not taken. */
export const formFaults = [
  'sign-in',
  'code',
  'too-short',
  'too-long',
  'too-common',
  'not-repeated',
  'wrong-password',
  'name-taken',
  'name-missing',
  'last-supervisor',
] as const
export type FormFault = (typeof formFaults)[number]

/** What a page of the console can run into. */
export const consoleProblems = ['forbidden', 'forged', 'link-spent', 'not-found', 'too-many'] as const
export type ConsoleProblem = (typeof consoleProblems)[number]

const words = z.string().min(1).max(200)
const problem = z.strictObject({ title: words, detail: words })
const figure = z.strictObject({ name: words, meaning: words })

/** Words of the agents' desk (`content/console.yaml`). */
export const consoleSchema = z.strictObject({
  name: words,
  skip: words,
  nav: z.strictObject({
    label: words,
    queue: words,
    search: words,
    figures: words,
    learning: words,
    agents: words,
    audit: words,
    account: words,
  }),
  roles: z.record(z.enum(roles), words),
  faults: z.record(z.enum(formFaults), words),
  problems: z.record(z.enum(consoleProblems), problem),
  home: words,
  queue: z.strictObject({
    title: words,
    tabs: z.strictObject({ waiting: words, mine: words, all: words }),
    empty: words,
    fresh: words.meta({ description: 'The pill that shows what came meanwhile.' }),
    waits: words,
    minutes: words,
    inHand: words,
    returned: words,
    onDuty: words,
    away: words,
    more: words,
    offline: words,
    sla: z
      .strictObject({ care: z.int().positive(), late: z.int().positive() })
      .meta({ description: 'Seconds of waiting after which a bar turns amber, then red.' }),
    kinds: z.record(z.string(), words),
  }),
  conversation: z.strictObject({
    none: words,
    claim: words,
    takeover: words,
    release: words,
    transfer: words,
    send: words,
    message: words,
    close: words,
    followUp: words,
    outcome: words,
    outcomes: z.record(z.string(), words),
    canned: words,
    suggestion: words,
    take: words,
    why: words,
    summary: words,
    answers: words,
    screen: words,
    where: words,
    callback: words,
    notes: words,
    note: words,
    addNote: words,
    startFlow: words,
    begin: words,
    showStep: words,
    viewers: words,
    typing: words,
    keys: words,
    keyHelp: z.record(z.string(), words),
    speakers: z.strictObject({ merchant: words, bot: words, system: words }),
    refused: words,
    photo: words,
  }),
  'sign-in': z.strictObject({ title: words, name: words, password: words, submit: words, lost: words }),
  code: z.strictObject({ title: words, lead: words, label: words, submit: words }),
  welcome: z.strictObject({ title: words, lead: words, password: words, repeat: words, submit: words }),
  account: z.strictObject({
    title: words,
    'sign-out': words,
    password: z.strictObject({
      title: words,
      now: words,
      next: words,
      repeat: words,
      submit: words,
      done: words,
    }),
    'two-step': z.strictObject({
      title: words,
      on: words,
      off: words,
      begin: words,
      scan: words,
      key: words,
      code: words,
      confirm: words,
      'turn-off': words,
      codes: words,
      'codes-lead': words,
      back: words,
    }),
    sessions: z.strictObject({
      title: words,
      since: words,
      seen: words,
      device: words,
      this: words,
      everywhere: words,
    }),
  }),
  agents: z.strictObject({
    title: words,
    name: words,
    role: words,
    state: words,
    seen: words,
    acts: words,
    never: words,
    states: z.strictObject({ invited: words, ready: words, 'two-step': words, disabled: words }),
    add: z.strictObject({ title: words, submit: words }),
    link: z.strictObject({ title: words, lead: words }),
    reset: words,
    disable: words,
    enable: words,
    change: words,
  }),
  audit: z.strictObject({
    title: words,
    lead: words,
    at: words,
    who: words,
    act: words,
    subject: words,
    detail: words,
    nobody: words,
    empty: words,
    everything: words,
    filter: words,
    older: words,
    newest: words,
    acts: z.record(z.enum(acts), words),
  }),
  outcomes: z.record(z.enum(caseOutcomes), words),
  search: z.strictObject({
    title: words,
    words,
    problem: words,
    outcome: words,
    from: words,
    until: words,
    submit: words,
    found: words,
    more: words,
    none: words,
    last: words,
    messages: words,
    list: words,
  }),
  transcript: z.strictObject({
    title: words,
    begun: words,
    json: words,
    csv: words,
    script: words,
    speakers: z.strictObject({ merchant: words, bot: words, agent: words, system: words }),
  }),
  figures: z.strictObject({
    title: words,
    lead: words,
    from: words,
    until: words,
    submit: words,
    csv: words,
    name: words,
    value: words,
    meaning: words,
    flow: words,
    counts: z.strictObject({
      conversations: figure,
      solved: figure,
      'handed-over': figure,
      left: figure,
      open: figure,
      unclear: figure,
    }),
    flows: words,
    starts: words,
    'flow-solved': words,
    'flow-person': words,
    'flow-dropped': words,
    'flow-lead': words,
    empty: words,
  }),
})

export type ConsoleTexts = z.infer<typeof consoleSchema>
