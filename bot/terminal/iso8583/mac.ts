import { hexDigits } from '../digits.ts'
import { type Message, packFrame } from './frame.ts'

/**
 * The 8-byte code over a message from its type up to F64, as 16 hexadecimal digits. Blocks of 8 bytes are folded
 * by exclusive-or as the standard's ECB method does; the cipher itself is a stand-in, not cryptography.
 */
function macOf(message: Message, key: string): string {
  const frame = packFrame({ ...message, fields: { ...message.fields, 64: '0000000000000000' } })
  const covered = frame.slice(26, -16)
  let high = 0
  let low = 0
  for (let at = 0; at < covered.length; at += 16) {
    const block = covered.slice(at, at + 16).padEnd(16, '0')
    high ^= Number.parseInt(block.slice(0, 8), 16)
    low ^= Number.parseInt(block.slice(8), 16)
  }
  return scramble(high, low, key)
}

/** The message with its MAC as the last field. */
export function withMac(message: Message, key: string): Message {
  return { ...message, fields: { ...message.fields, 64: macOf(message, key) } }
}

/** Whether the MAC is there and right. */
export function macIsRight(message: Message, key: string): boolean {
  return message.fields[64] === macOf(message, key)
}

/** Mixes 8 bytes with a key of 16 hexadecimal digits. */
export function scramble(high: number, low: number, key: string): string {
  let left = high ^ Number.parseInt(key.slice(0, 8), 16)
  let right = low ^ Number.parseInt(key.slice(8, 16), 16)
  for (let round = 1; round <= 4; round++) {
    const mixed = Math.imul(right ^ (right >>> 15), 0x2c1b3c6d) + round
    const next = left ^ mixed ^ (mixed >>> 13)
    left = right
    right = next
  }
  return hex32(left) + hex32(right)
}

const hex32 = (value: number): string => hexDigits(value >>> 0, 8)
