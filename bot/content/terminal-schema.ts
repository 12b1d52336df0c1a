import { z } from 'zod'
import { hostProfiles, keyIds, terminalKinds } from '../terminal/device.ts'
import { jobNames } from '../terminal/job-name.ts'
import { textIds } from '../terminal/text.ts'

const text = z.enum(textIds)
const menuItem = z.strictObject({
  words: z.string().min(1),
  job: z.enum(jobNames).exactOptional(),
  menu: z.string().exactOptional(),
  notice: text.exactOptional(),
})
const menus = z.record(
  z.string(),
  z.strictObject({ title: z.string(), items: z.array(menuItem).min(1).max(9) }),
)
const capacity = z.strictObject({
  max: z.int().min(1).max(500),
  warnPercent: z.int().min(1).max(100),
  overrun: z.int().min(0).max(50),
  largestTotal: z.int().min(1),
})
const rules = z.strictObject({
  fullLeadsToSettlement: z.boolean(),
  resume: z.enum(['auto', 'ask']),
  paperCancel: z.enum(['frees-at-boot', 'halts']),
  asksForDetails: z.boolean(),
  autoSignOff: z.boolean(),
  resendTimes: z.int().min(1).max(3),
  reversalTries: z.int().min(1).max(3),
  passwordTries: z.int().min(1),
  copies: z.int().min(1).max(3),
})
const someCapacity = z.strictObject({
  max: capacity.shape.max.exactOptional(),
  warnPercent: capacity.shape.warnPercent.exactOptional(),
  overrun: capacity.shape.overrun.exactOptional(),
  largestTotal: capacity.shape.largestTotal.exactOptional(),
})
const someRules = z.strictObject({
  fullLeadsToSettlement: rules.shape.fullLeadsToSettlement.exactOptional(),
  resume: rules.shape.resume.exactOptional(),
  paperCancel: rules.shape.paperCancel.exactOptional(),
  asksForDetails: rules.shape.asksForDetails.exactOptional(),
  autoSignOff: rules.shape.autoSignOff.exactOptional(),
  resendTimes: rules.shape.resendTimes.exactOptional(),
  reversalTries: rules.shape.reversalTries.exactOptional(),
  passwordTries: rules.shape.passwordTries.exactOptional(),
  copies: rules.shape.copies.exactOptional(),
})
const duration = z.int().min(1)
const host = z.enum(hostProfiles)
const kind = z.enum(terminalKinds)
const answers = z.record(z.string(), z.string())
const partialTexts = z.partialRecord(text, z.string())

/** `content/terminals/texts.yaml`: every text a terminal can say, and its words for the host's answer codes. */
export const textsSchema = z.strictObject({ texts: z.record(text, z.string()), answers })

/** `content/terminals/devices/*.yaml`: one kind of terminal; `texts` only where it words things its own way. */
export const deviceSchema = z.strictObject({
  kind,
  name: z.string(),
  display: z.strictObject({ rows: z.int().min(4), columns: z.int().min(16) }),
  printer: z.boolean(),
  signature: z.enum(['paper', 'screen']),
  host,
  keys: z.array(
    z.strictObject({
      id: z.enum(keyIds),
      legend: z.string().min(1),
      row: z.int().min(1),
      column: z.int().min(1),
      tone: z.enum(['digit', 'confirm', 'cancel', 'clear', 'function']),
    }),
  ),
  menus,
  capacity,
  rules,
  timing: z.strictObject({
    boot: duration,
    dial: duration,
    leg: duration,
    answer: duration,
    notice: duration,
    prompt: duration,
    line: duration,
  }),
  operators: z.array(
    z.strictObject({
      id: z.string().regex(/^\d{2}$/),
      role: z.enum(['cashier', 'manager', 'system']),
      password: z.string().regex(/^\d{4,8}$/),
      maySettle: z.boolean(),
    }),
  ),
  merchant: z.strictObject({
    name: z.string(),
    number: z.string().regex(/^[\dA-Z]{15}$/),
    terminal: z.string().regex(/^[\dA-Z]{8}$/),
  }),
  texts: partialTexts.exactOptional(),
})

/** `content/terminals/skins/*.yaml`: a vendor's program, only what differs from the device. */
export const skinSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string(),
  texts: partialTexts,
  answers: answers.exactOptional(),
  rules: someRules.exactOptional(),
  capacity: someCapacity.exactOptional(),
  host: host.exactOptional(),
  menus: z.partialRecord(kind, menus).exactOptional(),
})
