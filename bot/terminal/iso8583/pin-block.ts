import { hexDigits } from '../digits.ts'
import { scramble } from './mac.ts'

/** The 8 bytes of F52: the PIN under the session's PIN key. */
export function pinBlock(pin: string, pik: string): string {
  const filled = `0${hexDigits(pin.length, 1)}${pin}`.padEnd(16, 'F')
  return scramble(Number.parseInt(filled.slice(0, 8), 16), Number.parseInt(filled.slice(8), 16), pik)
}
