/**
 * Everything that can be wrong with content: a closed catalogue. Each code has one template and a broken sample of its
 * name in `test/content/broken`. `{name}` is filled from the values given with the problem.
 */
export const problemCatalogue = {
  'yaml-syntax': 'This is not valid YAML: {reason}',
  schema: '{reason}',
  'unknown-key': 'The key "{key}" is not known here{suggestion}.',
  'missing-file': 'This file is missing. Write it: content/README.md says what belongs in it.',
  'stray-file': 'Nothing reads this file. Move it to a folder that content/README.md names, or delete it.',
  'file-name': 'The file of "{id}" must be called {id}.yaml.',
  'unknown-node': 'There is no node "{id}" in this flow{suggestion}.',
  'unknown-flow': 'There is no flow "{id}"{suggestion}.',
  'unknown-intent': 'There is no intent "{id}"{suggestion}.',
  'unknown-slot': 'There is no slot "{id}" in slots.yaml{suggestion}.',
  'unknown-value': 'The slot "{slot}" has no value "{value}"{suggestion}.',
  'unknown-variable': 'The text names {{name}}, which nothing fills{suggestion}.',
  'unknown-fault': 'There is no fault "{id}" in content/faults{suggestion}.',
  'unknown-fact': 'The simulator reports no fact "{id}"{suggestion}.',
  'unknown-choice': 'That node has no choice "{id}"{suggestion}.',
  'unknown-gesture': 'There is no gesture "{id}" in gestures.yaml{suggestion}.',
  'unproven-fault': 'No story in proofs.yaml meets the fault "{id}": its remedy would be published unproven.',
  'unknown-part-of-training': 'There is no {what} "{id}"{suggestion}.',
  'untaught-fault': 'No lesson has an exercise for the fault "{id}".',
  'exercise-met':
    'On the {kind} terminal the goal is met before anything is done: nobody would learn anything.',
  'exercise-unsolved': 'On the {kind} terminal "do" does not solve this: {why}.',
  'mistake-unseen': 'On the {kind} terminal the example is not noticed as this mistake.',
  'intent-twice': 'The intent "{id}" already starts the flow "{other}": an intent starts one flow.',
  'intent-without-flow': 'No flow answers the intent "{id}": name it in the "intents" of one.',
  'node-kind': 'A node needs exactly one of say, ask, collect, branch, run, handoff, end; this has {found}.',
  'node-key': 'A "{kind}" node has no "{key}".',
  'missing-key': 'A "{kind}" node needs "{key}".',
  'missing-go': 'The choice "{choice}" leads nowhere: give it, or its node, a "go".',
  'duplicate-choice': 'The choice "{id}" stands twice in this node.',
  'reserved-choice': 'The choice id "{id}" belongs to the engine: choose another.',
  'branch-order': 'Only the last way of a branch has no "when", and it must have none.',
  'step-order': 'The steps of a flow are numbered 1 to {count} without a gap; {missing} is missing.',
  'unreachable-node': 'Nothing leads to the node "{id}": connect or delete it.',
  'no-way-out': 'From the node "{id}" no end can be reached.',
  'endless-loop': 'The nodes {path} lead round in a circle without ever waiting for the merchant.',
  'run-cycle': 'The flow "{id}" runs itself through {path}.',
  'text-too-long': 'A step says at most {limit} characters, this says {length}: one action per step.',
  'label-too-long': 'A choice is a button of at most {limit} characters, this has {length}.',
  'forbidden-advice':
    'This seems to advise what costs merchants money ({advice}: {found}). Say not to, or move it to "dangers".',
  'choice-misread': 'Typed, 「{wording}」 is read as {read}, not as the choice "{choice}".',
  'brand-unverified':
    'Nobody has verified the service line {line}: check it, then add who did, and when, as "verified".',
  'rule-shape': 'The rule "{name}" needs either "all" or "whole", and not both.',
  'thin-intent':
    'The intent "{id}" has {count} utterances, its neighbours {usual}: it will lose messages to them.',
  'two-meanings':
    '「{text}」 stands for the intent "{id}" too: a whole message has one meaning. Keep it in one place.',
  'near-duplicate':
    'This says nearly the same as 「{other}」 of the intent "{id}": one of them is in the wrong place.',
  'misread-utterance':
    'The rest of the content reads this as "{id}" ({why}): add lines like it, or move it there.',
  'shadowed-rule':
    'The rule "{name}" never decides: where it fires, "{other}" of the intent "{id}" is heavier.',
  'unknown-concept': 'The concept "{concept}" is not in the lexicon{suggestion}.',
  'menu-item': 'The item "{words}" must name exactly one of job, menu and notice.',
  'unknown-menu': 'The item "{words}" opens the menu "{menu}", which does not exist{suggestion}.',
  'missing-menu': 'The device needs a menu "{menu}".',
  'missing-keypad-key': 'A keypad needs the key "{key}".',
  'no-way-to-settle': 'No menu item starts the job "settle": a full terminal could not be settled.',
  'text-too-wide': 'The text "{id}" takes {rows} rows; the display of {device} has {most}.',
  'not-a-test-card': 'The card number must be one of the published test cards.',
  'unknown-step': 'There is no step "{kind}"{suggestion}. A step has exactly one of {kinds}.',
  'unknown-part': 'There is no part "{id}" among the scripts{suggestion}.',
  'part-cycle': 'The part "{id}" includes itself through {path}.',
  'too-many-steps': 'With its parts this script has more than {most} steps: it would never end.',
  'too-many-rows': 'This script would be played {count} times; {most} is the most.',
  'unset-variable': 'Nothing gives "{name}" a value{suggestion}.',
  'one-variable': 'Name exactly one variable here, or write a list of rows.',
  'bad-pattern': 'This is no regular expression: {reason}',
  'runaway-pattern':
    'This pattern can take for ever: it repeats a group that itself repeats. Write it simpler.',
} as const

export type ProblemCode = keyof typeof problemCatalogue

export interface Place {
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
}

export interface Problem extends Place {
  readonly code: ProblemCode
  readonly severity: 'error' | 'warning'
  readonly sentence: string
}

/** Fills the catalogue's sentence for `code`; an unfilled `{name}` is a programmer's mistake and throws. */
export function problem(
  code: ProblemCode,
  place: Place,
  values: Readonly<Record<string, string>>,
  severity: Problem['severity'] = 'error',
): Problem {
  const sentence = problemCatalogue[code].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`Problem ${code} needs a value for "${name}".`)
    return value
  })
  return { ...place, code, severity, sentence }
}

/** `file:line:column`, as editors jump to it. */
export const formatPlace = ({ file, line, column }: Place): string => `${file}:${line}:${column}`

/** One line per problem, as editors and people expect it: `file:line:column  code  sentence`. */
export function formatProblem(found: Problem): string {
  const { code, severity, sentence } = found
  const label = severity === 'warning' ? `${code} (warning)` : code
  return `${formatPlace(found)}  ${label}  ${sentence}`
}
