/**
 * The fields of a message in the Chinese acquirers' dialect of ISO 8583, all as hexadecimal text on the line:
 * `n` digits as BCD, `z` track data as BCD, `ans` one ASCII byte per character, `b` bytes given as hexadecimal.
 */
export interface FieldFormat {
  readonly type: 'n' | 'z' | 'ans' | 'b'
  /** Digits, characters or bytes. */
  readonly length: number
  /** Digits of the length in front of the value, 0 for a fixed length. */
  readonly prefix: 0 | 2 | 3
}

type Shape = readonly [type: FieldFormat['type'], length: number]

const fixed = (...[type, length]: Shape): FieldFormat => ({ type, length, prefix: 0 })
const short = (...[type, length]: Shape): FieldFormat => ({ type, length, prefix: 2 })
const long = (...[type, length]: Shape): FieldFormat => ({ type, length, prefix: 3 })

/** Field number → format; a field that is not here makes a frame unreadable. */
export const fieldFormats: Readonly<Record<number, FieldFormat>> = {
  2: short('n', 19), // primary account number
  3: fixed('n', 6), // processing code
  4: fixed('n', 12), // amount
  11: fixed('n', 6), // trace number
  12: fixed('n', 6), // local time
  13: fixed('n', 4), // local date
  14: fixed('n', 4), // expiry
  15: fixed('n', 4), // settlement date
  22: fixed('n', 3), // entry mode
  23: fixed('n', 3), // card sequence number
  25: fixed('n', 2), // condition code
  26: fixed('n', 2), // PIN capture code
  32: short('n', 11), // acquirer
  35: short('z', 37), // track 2
  37: fixed('ans', 12), // reference number
  38: fixed('ans', 6), // authorisation code
  39: fixed('ans', 2), // answer code
  41: fixed('ans', 8), // terminal number
  42: fixed('ans', 15), // merchant number
  44: short('ans', 25), // additional answer data
  48: long('n', 322), // totals or details
  49: fixed('ans', 3), // currency
  52: fixed('b', 8), // PIN block
  53: fixed('n', 16), // security control
  54: long('ans', 20), // balance
  55: long('b', 255), // chip data
  60: long('n', 17), // type, batch, function
  61: long('n', 29), // original batch and trace
  62: long('b', 512), // keys or sequence
  63: long('ans', 163), // operator or card organisation
  64: fixed('b', 8), // MAC
}
