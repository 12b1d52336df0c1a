import { fieldFormats } from './iso8583/fields.ts'
import { unpackFrame } from './iso8583/frame.ts'
import type { InFlight } from './link.ts'
import { type MessageKind, messageKind } from './message-kind.ts'
import { maskPan, testCards } from './test-card.ts'

/** A field of a message as a trainer reads it; card numbers are masked. */
export interface FieldView {
  readonly number: number
  readonly name: string
  readonly value: string
}

/** One message on the line, decoded beside its bytes. */
export interface FrameView {
  readonly at: number
  readonly to: 'host' | 'terminal'
  /** Null when the bytes are no message. */
  readonly kind: MessageKind | null
  readonly mti: string
  readonly fields: readonly FieldView[]
  /** Pairs of hexadecimal digits; masked digits are stars. */
  readonly bytes: string
}

/** Decodes a frame for the message trace, with every card number masked in values and bytes alike. */
export function viewFrame({ at, to, frame }: InFlight): FrameView {
  const unpacked = unpackFrame(frame)
  const pairs = (hex: string): string => maskNumbers(hex).replace(/..(?=.)/g, '$& ')
  if (!unpacked.ok) return { at, to, kind: null, mti: '', fields: [], bytes: pairs(frame) }
  const { message } = unpacked
  const pinBlock = message.fields[52]
  const bytes = pairs(pinBlock ? frame.replace(pinBlock, '*'.repeat(pinBlock.length)) : frame)
  const fields = Object.entries(message.fields).map(([number, value]): FieldView => {
    const shown = Number(number) === 52 ? '*'.repeat(value.length) : maskNumbers(value)
    return { number: Number(number), name: fieldFormats[Number(number)]?.name ?? '', value: shown }
  })
  return { at, to, kind: messageKind(message), mti: message.mti, fields, bytes }
}

// Only published test numbers can be in a frame, so that all of them can be found.
const maskNumbers = (text: string): string =>
  testCards.reduce((masked, { pan }) => masked.replaceAll(pan, maskPan(pan)), text)

/** The frames that went over the line, oldest first. */
export const viewFrames = (frames: readonly InFlight[]): FrameView[] => frames.map(viewFrame)
