import { digits, hexDigits } from '../digits.ts'
import type { FieldFormat } from './fields.ts'

const patterns = { n: /^\d*$/, z: /^[\dD]*$/, ans: /^[\x20-\x7e]*$/, b: /^([\dA-F]{2})*$/ } as const

/** One value as hexadecimal text with its length in front, or null when it does not fit the format. */
export function packField(format: FieldFormat, value: string): string | null {
  const { type, prefix, length } = format
  const size = type === 'b' ? value.length / 2 : value.length
  if (!patterns[type].test(value)) return null
  if (prefix === 0 ? size !== length : size > length) return null
  return packLength(prefix, size) + packValue(format, value)
}

/** Reads one value at `at`, or null when the frame ends too early or the bytes break the format. */
export function unpackField(
  format: FieldFormat,
  frame: string,
  at: number,
): { value: string; end: number } | null {
  const { type, prefix, length } = format
  const lengthDigits = prefix === 0 ? 0 : prefix === 2 ? 2 : 4
  const start = at + lengthDigits
  if (start > frame.length) return null
  const head = frame.slice(at, start)
  if (!/^\d*$/.test(head)) return null
  const size = prefix === 0 ? length : Number(head)
  if (size > length) return null
  const nibbles = type === 'ans' || type === 'b' ? size * 2 : size + (size % 2)
  const end = start + nibbles
  if (end > frame.length) return null
  const value = unpackValue(format, frame.slice(start, end), size)
  return value === null || !patterns[type].test(value) ? null : { value, end }
}

function packLength(prefix: FieldFormat['prefix'], size: number): string {
  if (prefix === 0) return ''
  return digits(size, prefix === 2 ? 2 : 4)
}

function packValue({ type, prefix }: FieldFormat, value: string): string {
  switch (type) {
    case 'b':
      return value
    case 'ans':
      return toHex(value)
    // An odd count of digits: a fixed field is filled on the left, a variable one on the right.
    case 'n':
    case 'z':
      if (value.length % 2 === 0) return value
      return prefix === 0 ? `0${value}` : `${value}0`
  }
}

function unpackValue({ type, prefix }: FieldFormat, hex: string, size: number): string | null {
  switch (type) {
    case 'b':
      return hex
    case 'ans':
      return fromHex(hex)
    case 'n':
    case 'z': {
      if (hex.length === size) return hex
      const filler = prefix === 0 ? hex[0] : hex[hex.length - 1]
      if (filler !== '0') return null
      return prefix === 0 ? hex.slice(1) : hex.slice(0, -1)
    }
  }
}

/** ASCII text as hexadecimal, two digits for each character. */
export function toHex(ascii: string): string {
  let hex = ''
  for (let index = 0; index < ascii.length; index++) {
    hex += hexDigits(ascii.charCodeAt(index), 2)
  }
  return hex
}

/** Hexadecimal as ASCII text; an odd last digit is left out. */
function fromHex(hex: string): string {
  let ascii = ''
  for (let index = 0; index + 1 < hex.length; index += 2) {
    ascii += String.fromCharCode(Number.parseInt(hex.slice(index, index + 2), 16))
  }
  return ascii
}
