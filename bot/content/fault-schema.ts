import { z } from 'zod'
import { pressSchema } from '../dialog/press-schema.ts'
import { terminalKinds } from '../terminal/device.ts'
import { messageKinds } from '../terminal/message-kind.ts'
import type { PowerCut } from '../terminal/running.ts'

const messageKind = z.enum(messageKinds)
const count = z.int().min(1).max(500)
const entries = [
  'any',
  ...['signed-in', 'signed-off', 'trace-taken', 'reversal-kept', 'reversal-marked', 'reversal-tried'],
  ...['reversal-dropped', 'reversal-given-up', 'record-kept', 'record-sent', 'signature-kept'],
  ...['signature-sent', 'settlement-opened', 'details-sent', 'upload-ended', 'slip-printed'],
  ...['details-done', 'log-cleared', 'batch-advanced', 'log-wiped', 'operator-set'],
  ...['operator-removed', 'max-count-set', 'lock-set'],
] as const satisfies readonly PowerCut['entry'][]

const preparation = z.union([
  z.strictObject({
    sales: count,
    pan: z.string().exactOptional(),
    entry: z.enum(['swipe', 'insert', 'tap']).exactOptional(),
    amount: z.int().min(1).max(99_999_999_999).exactOptional(),
  }),
  z.strictObject({ fill: z.enum(['hard', 'soft']) }),
  z.strictObject({ offline: count }),
  z.strictObject({ voids: count }),
  z.strictObject({ settle: z.array(pressSchema) }),
  z.strictObject({ press: z.array(pressSchema) }),
  z.strictObject({ wiped: z.literal(true) }),
  z.strictObject({
    host: z.strictObject({
      kind: messageKind,
      times: z.int().min(1),
      answer: z.string().length(2).exactOptional(),
      flag: z.int().min(0).max(9).exactOptional(),
      badMac: z.boolean().exactOptional(),
      forget: z.boolean().exactOptional(),
    }),
  }),
  z.strictObject({ hostDownFor: z.int().min(1) }),
  z.strictObject({ registered: z.literal(false) }),
  z.strictObject({ hostBatchAhead: z.int().min(1) }),
  z.strictObject({ hostExtra: count }),
  z.strictObject({
    line: z.strictObject({
      kind: messageKind,
      skip: z.int().min(0),
      times: z.int().min(1),
      does: z.enum(['drop-request', 'drop-answer', 'go-down', 'delay', 'garble']),
    }),
  }),
  z.strictObject({ network: z.enum(['up', 'down']) }),
  z.strictObject({ sim: z.enum(['in', 'out']) }),
  z.strictObject({ printer: z.enum(['ok', 'out', 'jam']) }),
  z.strictObject({ hotFor: z.int().min(1) }),
  z.strictObject({ paperLeft: z.int().min(1), endsAs: z.enum(['jam', 'hot']).exactOptional() }),
  z.strictObject({ battery: z.int().min(0).max(100) }),
  z.strictObject({ session: z.literal('none') }),
  z.strictObject({
    operator: z.strictObject({
      id: z.string(),
      maySettle: z.boolean().exactOptional(),
      password: z.string().exactOptional(),
      misses: z.int().exactOptional(),
    }),
  }),
  z.strictObject({
    powerCut: z.strictObject({
      entry: z.enum(entries),
      nth: z.int().min(1),
      when: z.enum(['before', 'after']),
    }),
  }),
  z.strictObject({ power: z.enum(['on', 'off']) }),
])

/** `content/faults/*.yaml`: what happened to a terminal before the merchant came to it. */
export const faultSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  sees: z.string().min(1),
  kinds: z.array(z.enum(terminalKinds)).min(1).exactOptional(),
  maxCount: z.int().min(1).max(500).exactOptional(),
  prepare: z.array(preparation),
})
