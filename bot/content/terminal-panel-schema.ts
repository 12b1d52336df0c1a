import { z } from 'zod'

const words = z.string().min(1).max(120)

const onOff = z.strictObject({ on: words, off: words })

/** The shape of `content/terminal-panel.yaml`: the words of the simulator's own controls. `{name}` is filled. */
export const terminalPanelSchema = z.strictObject({
  device: words,
  keypad: words,
  slip: words,
  slips: words,
  testCard: words,
  cardInSlot: words,
  signHere: words,
  lampPower: words,
  lampLine: words,
  lampAlarm: words,
  lampOn: words,
  lampOff: words,

  play: words,
  pause: words,
  step: words,
  back: words,
  replay: words,
  tryIt: words,
  speed: words,
  progress: words,

  pressKey: words,
  pressKeyFor: words,
  touch: words,
  letPass: words,
  acts: z.strictObject({
    paper: z.strictObject({ load: words, out: words, jam: words }),
    power: z.strictObject({ on: words, off: words }),
    network: z.strictObject({ up: words, down: words }),
    card: z.strictObject({ swipe: words, insert: words, tap: words, remove: words }),
    charger: z.strictObject({ in: words, out: words }),
    sim: z.strictObject({ in: words, out: words }),
  }),
  working: words,
  hasty: words,
  paused: words,
  yourTurn: words,
  mistake: words,
  shown: words,
  tried: words,

  switches: words,
  switch: z.strictObject({ power: words, network: words, paper: words, charger: words, sim: words }),
  state: z.strictObject({
    power: onOff,
    network: onOff,
    paper: z.strictObject({ ok: words, out: words, jam: words, hot: words }),
    charger: onOff,
    sim: onOff,
  }),

  trace: words,
  traceEmpty: words,
  sent: words,
  received: words,
  unreadable: words,
  field: words,
  bytes: words,
  value: words,
  /** Names of the fields and of the parts of a frame's head. */
  fields: z.record(z.string(), words),
  faults: words,

  unknown: words,

  /** The page around the simulator. */
  simulator: z.strictObject({
    kind: words,
    skin: words,
    fault: words,
    share: words,
    copied: words,
    inAddress: words,
  }),
  /** Why a shared state cannot be continued. */
  notRestored: z.strictObject({
    unreadable: words,
    'older-version': words,
    'newer-version': words,
    tampered: words,
    'unknown-device': words,
  }),
})

export type TerminalPanelTexts = z.infer<typeof terminalPanelSchema>
