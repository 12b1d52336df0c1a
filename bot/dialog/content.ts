import { z } from 'zod'
import { helpCauses } from './event.ts'
import type { Flow } from './flow.ts'
import { detailKinds } from './understanding.ts'

/** A slot: something the desk wants to know about the case. Labels are for summaries and the console. */
const slotSchema = z.strictObject({
  label: z.string().min(1),
  values: z.record(z.string(), z.string()).default({}).meta({ description: 'Value → its wording.' }),
  detail: z
    .enum(detailKinds)
    .optional()
    .meta({ description: 'The kind of detail in a message that fills this slot.' }),
  lasting: z
    .boolean()
    .default(false)
    .meta({ description: 'Still true when the next problem comes; others are asked anew.' }),
})
export const slotsSchema = z.record(z.string(), slotSchema)
export type Slots = z.infer<typeof slotsSchema>

const duration = z
  .string()
  .regex(/^\d+[smhd]$/)
  .meta({ description: '90s, 5m, 2h, 1d' })

/** The bot's own sentences: those that belong to no flow. Each may contain slots and values in braces. */
export const responsesSchema = z.strictObject({
  welcome: z.strictObject({ text: z.string(), intents: z.array(z.string()).min(1).max(6) }),
  social: z.record(z.string(), z.string()).meta({ description: 'Social intent → the reply.' }),
  clarify: z.string(),
  clarifyNone: z.string().meta({ description: 'Label of the way out of a clarifying question.' }),
  rephrase: z.string(),
  outOfScope: z.string(),
  offerPerson: z.string(),
  photoKept: z.string().meta({ description: 'After a photo, which only people can read.' }),
  noFlow: z.string().meta({ description: 'Understood, but there is no flow for it.' }),
  digress: z.string().meta({ description: 'Before another topic is taken up; {title} is the new one.' }),
  resume: z.string().meta({ description: 'When the open step is taken up again; {title} is the flow.' }),
  resumeAsk: z.string().meta({ description: 'Asks whether to go on with the flow that was left; {title}.' }),
  resumeYes: z.string(),
  resumeNo: z.string(),
  second: z.string().meta({ description: 'Offers the other problem of the message; {title} names it.' }),
  secondNo: z.string(),
  anythingElse: z.string(),
  restarted: z.string(),
  cannotGoBack: z.string(),
  notHere: z.string().meta({ description: 'A yes, no or done that fits nothing on offer.' }),
  glad: z.string().meta({ description: 'Done, while nothing is open.' }),
  notSolved: z.string().meta({ description: 'Still not, while nothing is open; a person is offered.' }),
  secretMasked: z.string().meta({ description: 'Warns after a message with personal data.' }),
  badPhone: z.string(),
  looping: z.string(),
  whenReady: z.string().meta({ description: 'To who asks for a moment.' }),
  safe: z
    .string()
    .meta({ description: 'To who fears for money or records, where the flow has no `comfort`.' }),
  whichOf: z
    .string()
    .meta({ description: 'Heard neither as an answer nor surely as the problem {title}: which is it?' }),
  words: z.record(z.string(), z.string()).meta({ description: 'Word of the trade → what it means.' }),
  help: z
    .strictObject({
      leads: z.record(z.enum(helpCauses), z.string()).meta({ description: 'What the help begins with.' }),
      few: z.string().meta({ description: 'Names the {choices}; where the step has no hint of its own.' }),
      many: z.string().meta({ description: 'The same, where there are more than three.' }),
      again: z
        .string()
        .meta({ description: 'The second time: shorter, and a person is offered; {choices}.' }),
      againMany: z.string().meta({ description: 'The same, where there are more than three.' }),
    })
    .meta({ description: 'To who does not answer the open question.' }),
  leaveAsk: z
    .string()
    .meta({ description: 'After a no that fits nothing: go on with {title}, or leave it?' }),
  quiet: z
    .strictObject({
      nudgeAfter: duration,
      nudge: z.string().meta({ description: 'Reminds a quiet merchant, once, of the open step.' }),
      closeAfter: duration,
      close: z.string().meta({ description: 'Leaves the open flow; {title}.' }),
    })
    .meta({ description: 'What is said to a merchant who has not answered for so long.' }),
  showMe: z.string().meta({ description: 'Label of the choice that demonstrates a step.' }),
  shown: z.string().meta({ description: 'Said when the demonstration opens.' }),
  person: z.string().meta({ description: 'Label of the choice that asks for a person.' }),
  corrected: z.string().meta({ description: 'After a correction; {slot} and {value}.' }),
  handoff: z.strictObject({
    problem: z.string(),
    unknownProblem: z.string(),
    also: z.string().meta({ description: 'Label of another problem that was mentioned.' }),
    words: z.string(),
    tried: z.string(),
    screen: z.string(),
  }),
  desk: z
    .strictObject({
      place: z.string().meta({ description: 'In the queue; {ahead} merchants come first.' }),
      next: z.string(),
      nobody: z.string().meta({ description: 'In the queue while nobody is on duty.' }),
      nobodyKnown: z.string().meta({ description: 'The same, when the merchant has left a number.' }),
      closed: z.string().meta({ description: 'In the queue outside opening hours.' }),
      closedKnown: z.string().meta({ description: 'The same, when the merchant has left a number.' }),
      leaveQueue: z.string().meta({ description: 'Label of the choice that goes back to the bot.' }),
      claimed: z.string().meta({ description: '{name} has taken the conversation.' }),
      transferred: z.string().meta({ description: 'A colleague, {name}, goes on.' }),
      released: z.string(),
      leaseExpired: z.string().meta({ description: 'The person who had the conversation was cut off.' }),
      handedBack: z.string().meta({ description: 'A person lets the bot go on.' }),
      closedByAgent: z
        .string()
        .meta({ description: 'A person has closed the conversation; asks for a rating.' }),
      callback: z.string().meta({ description: 'The merchant leaves a number: {phone}, masked.' }),
    })
    .meta({ description: 'Words of the system while a person is asked for or has the conversation.' }),
})
export type Responses = z.infer<typeof responsesSchema>

export const brandSchema = z.strictObject({
  name: z.string(),
  serviceLine: z.string(),
  verified: z.strictObject({ by: z.string(), on: z.iso.date() }).optional(),
  unverifiedHint: z.string().meta({ description: 'Said with facts that nobody has verified.' }),
  domain: z.string(),
  hours: z.strictObject({
    days: z.array(z.int().min(1).max(7)).min(1).meta({ description: '1 is Monday.' }),
    from: z.string().regex(/^\d\d:\d\d$/),
    to: z.string().regex(/^\d\d:\d\d$/),
  }),
})
export type Brand = z.infer<typeof brandSchema>

/** The name under which an intent is offered, and the flow that answers it. */
export interface IntentEntry {
  readonly label: string
  readonly kind: 'problem' | 'move' | 'social' | 'off'
}

/** All the content that the dialog engine needs: plain frozen data, compiled and checked. */
export interface DialogContent {
  readonly version: string
  readonly flows: Readonly<Record<string, Flow>>
  readonly flowOfIntent: Readonly<Record<string, string>>
  readonly intents: Readonly<Record<string, IntentEntry>>
  readonly slots: Slots
  readonly responses: Responses
  readonly brand: Brand
  /** By answer code of the host: the text that terminals show, and what the merchant can do. */
  readonly codes: Readonly<Record<string, { readonly text: string; readonly advice: string }>>
}
