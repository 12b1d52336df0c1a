import { z } from 'zod'
import { bearings, intentKinds, looseBearings, places, tones } from '../understanding/content.ts'

const words = z.array(z.string().min(1))

const rule = z.strictObject({
  name: z.string().min(1),
  all: words.min(1).optional(),
  not: words.optional(),
  whole: z.string().optional(),
  within: z.enum(['clause', 'message']).optional(),
  weight: z.number().positive().optional(),
})

/** `content/intents/<id>.yaml`. Utterances are one block of text, one a line: authors paste and sort them freely. */
export const intentSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'an intent id is lower-case words joined by "-"'),
  label: z.string().min(1),
  kind: z.enum(intentKinds),
  rules: z.array(rule).default([]),
  utterances: z.string(),
})

/** `content/lexicon.yaml`. */
export const lexiconSchema = z.strictObject({
  concepts: z.record(z.string(), words),
  regional: z.record(z.string(), z.string()),
  meanings: z.record(z.string().regex(/^[a-z]+( [a-z]+)*$/), z.string()),
  writtenOnly: words,
  neverMisheard: z.string(),
  english: words,
  readings: z.record(z.string(), z.string()),
  fillers: words,
  openings: words,
  asides: words,
  connectors: words,
  dismissals: words,
  additions: words,
  heardAdditions: words,
})

/** `content/answers.yaml`. */
export const answersSchema = z.strictObject({
  bearings: z.record(z.enum(bearings), words),
  loose: z.record(z.enum(looseBearings), words),
  tones: z.record(z.enum(tones), words),
  brief: words,
  asking: words,
  telling: words,
  meaning: words,
  alike: z.record(z.string(), z.string()),
  light: z.string(),
  common: z.string(),
  negation: z.string(),
  courtesies: words,
  places: z.record(z.enum(places), words),
})

/** `content/screen-texts.yaml`: intent → the texts that tell of it. */
export const screenTextsSchema = z.record(z.string(), words)

/** `content/response-codes.yaml`. */
export const responseCodesSchema = z.array(
  z.strictObject({
    code: z.string().regex(/^[0-9A-Z]{2}$/, 'a response code is two characters'),
    text: z.string().min(1),
    advice: z.string().min(1),
  }),
)

const share = z.number().min(0).max(1)

/** `content/thresholds.yaml`, written by `npm run understand -- --fit`. */
export const thresholdsSchema = z.strictObject({
  answer: share,
  margin: share,
  scope: share,
  away: share,
  contest: share,
  overrule: share,
  dismiss: share,
  ours: z.strictObject({ lead: z.number(), familiarity: z.number(), bias: z.number() }),
})
