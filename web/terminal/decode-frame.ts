import { unpackField } from '../../bot/terminal/iso8583/field.ts'
import { fieldFormats } from '../../bot/terminal/iso8583/fields.ts'
import { type FrameError, unpackBitmap, unpackFrame } from '../../bot/terminal/iso8583/frame.ts'
import { unpackDetails } from '../../bot/terminal/iso8583/subfields.ts'
import { maskPan } from '../../bot/terminal/test-card.ts'

/** A piece of a frame: its bytes as hexadecimal text beside what they mean. */
export interface FramePart {
  /** A field number, or a part of the head. */
  readonly part: number | 'length' | 'tpdu' | 'header' | 'mti' | 'bitmap'
  readonly bytes: string
  readonly value: string
}

const head = [
  ['length', 0, 4],
  ['tpdu', 4, 14],
  ['header', 14, 26],
  ['mti', 26, 30],
  ['bitmap', 30, 46],
] as const

/** Takes a frame apart for reading; card numbers, PIN blocks and keys are masked, in the bytes as well. */
export function decodeFrame(frame: string): readonly FramePart[] | FrameError {
  const whole = unpackFrame(frame)
  if (!whole.ok) return whole.error
  const numbers = unpackBitmap(frame.slice(30, 46))
  const parts: FramePart[] = head.map(([part, from, to]) => {
    const bytes = frame.slice(from, to)
    return { part, bytes, value: part === 'bitmap' ? numbers.join(' ') : bytes }
  })
  let at = 46
  for (const number of numbers) {
    const format = fieldFormats[number]
    const read = format && unpackField(format, frame, at)
    if (!read) break
    parts.push(hideSecrets({ part: number, bytes: frame.slice(at, read.end), value: read.value }))
    at = read.end
  }
  return parts
}

function hideSecrets({ part, bytes, value }: FramePart): FramePart {
  const shown = hideValue(part, value)
  if (shown === value) return { part, bytes, value }
  // Digits travel as BCD: what the value hides can be hidden in the bytes at the same place.
  const hidden = bytes.includes(value) ? bytes.replace(value, shown) : bytes.replace(/./g, '*')
  return { part, bytes: hidden, value: shown }
}

function hideValue(part: FramePart['part'], value: string): string {
  switch (part) {
    case 2:
      return maskPan(value)
    case 35: {
      const [pan = '', rest = ''] = value.split('D')
      return `${maskPan(pan)}D${rest.replace(/./g, '*')}`
    }
    case 48:
      return hideDetails(value)
    case 52:
    case 62:
      return value.replace(/./g, '*')
    default:
      return value
  }
}

/** Details of uploaded trades hold card numbers; totals of a settlement, in the same field, do not. */
function hideDetails(value: string): string {
  const details = unpackDetails(value)
  if (!details) return value
  return details.reduce((shown, { pan }) => shown.replace(pan, maskPan(pan)), value)
}
