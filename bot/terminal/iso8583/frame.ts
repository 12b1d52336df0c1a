import { hexDigits } from '../digits.ts'
import { packField, unpackField } from './field.ts'
import { fieldFormats } from './fields.ts'

/** A message before it becomes bytes. Field values are plain text; binary ones hexadecimal in capitals. */
export interface Message {
  /** 10 digits: `60`, destination, origin. */
  readonly tpdu: string
  /** 12 digits: application 60, version 31, terminal state, processing demand, sub-version. */
  readonly header: string
  readonly mti: string
  readonly fields: Readonly<Record<number, string>>
}

/** Why bytes are not a message; `at` counts bytes from the start of the frame. */
export interface FrameError {
  readonly reason:
    | 'not-hexadecimal'
    | 'too-short'
    | 'wrong-length'
    | 'bad-header'
    | 'bad-type'
    | 'unknown-field'
    | 'bad-field'
    | 'bytes-left-over'
  readonly at: number
  readonly field?: number
}

const headEnd = 4 + 10 + 12 + 4 + 16

/** A message as hexadecimal text: length 2 B, TPDU 5 B, header 6 B, type 2 B, bitmap 8 B, fields. */
export function packFrame(message: Message): string {
  const numbers = Object.keys(message.fields).map(Number)
  const body = numbers.map(number => packed(message, number)).join('')
  const rest = `${message.tpdu}${message.header}${message.mti}${packBitmap(numbers)}${body}`
  return hexDigits(rest.length / 2, 4) + rest
}

function packed(message: Message, number: number): string {
  const format = fieldFormats[number]
  const value = message.fields[number] ?? ''
  const hex = format ? packField(format, value) : null
  if (hex === null) {
    throw new Error(`Field ${number} of ${message.mti} cannot hold "${value}". Build a value of its format.`)
  }
  return hex
}

/** 16 hexadecimal digits with the bit of each field number set, 1 first. */
export function packBitmap(numbers: readonly number[]): string {
  const nibbles = Array.from({ length: 16 }, () => 0)
  for (const number of numbers) {
    const index = (number - 1) >> 2
    nibbles[index] = (nibbles[index] ?? 0) | (8 >> ((number - 1) & 3))
  }
  return nibbles.map(nibble => hexDigits(nibble, 1)).join('')
}

/** The field numbers of a bitmap of 16 hexadecimal digits, ascending. */
export function unpackBitmap(bitmap: string): number[] {
  const numbers: number[] = []
  for (let index = 0; index < 16; index++) {
    const nibble = Number.parseInt(bitmap[index] ?? '0', 16)
    for (let bit = 0; bit < 4; bit++) if (nibble & (8 >> bit)) numbers.push(index * 4 + bit + 1)
  }
  return numbers
}

type Unpacked =
  | { readonly ok: true; readonly message: Message }
  | { readonly ok: false; readonly error: FrameError }

const failed = (reason: FrameError['reason'], at: number, field?: number): Unpacked => ({
  ok: false,
  error: { reason, at: Math.floor(at / 2), ...(field === undefined ? {} : { field }) },
})

/** Reads a frame of hexadecimal text; whatever is not exactly one message gives an error, never a throw. */
export function unpackFrame(frame: string): Unpacked {
  if (!/^([\dA-F]{2})*$/.test(frame)) return failed('not-hexadecimal', 0)
  if (frame.length < headEnd) return failed('too-short', frame.length)
  if (Number.parseInt(frame.slice(0, 4), 16) * 2 !== frame.length - 4) return failed('wrong-length', 0)
  const tpdu = frame.slice(4, 14)
  const header = frame.slice(14, 26)
  const mti = frame.slice(26, 30)
  if (!/^60\d{8}6\d{11}$/.test(tpdu + header)) return failed('bad-header', 4)
  if (!/^0[1-8]\d0$/.test(mti)) return failed('bad-type', 26)
  const fields: Record<number, string> = {}
  let at = headEnd
  for (const number of unpackBitmap(frame.slice(30, 46))) {
    const format = fieldFormats[number]
    if (!format) return failed('unknown-field', at, number)
    const read = unpackField(format, frame, at)
    if (!read) return failed('bad-field', at, number)
    fields[number] = read.value
    at = read.end
  }
  if (at !== frame.length) return failed('bytes-left-over', at)
  return { ok: true, message: { tpdu, header, mti, fields } }
}
