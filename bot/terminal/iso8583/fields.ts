/**
 * The fields of a message in the Chinese acquirers' dialect of ISO 8583, all as hexadecimal text on the line:
 * `n` digits as BCD, `z` track data as BCD, `ans` one ASCII byte per character, `b` bytes given as hexadecimal.
 */
export interface FieldFormat {
  readonly name: string
  readonly type: 'n' | 'z' | 'ans' | 'b'
  /** Digits, characters or bytes. */
  readonly length: number
  /** Digits of the length in front of the value, 0 for a fixed length. */
  readonly prefix: 0 | 2 | 3
}

const fixed = (name: string, type: FieldFormat['type'], length: number): FieldFormat => ({
  name,
  type,
  length,
  prefix: 0,
})
const short = (name: string, type: FieldFormat['type'], length: number): FieldFormat => ({
  name,
  type,
  length,
  prefix: 2,
})
const long = (name: string, type: FieldFormat['type'], length: number): FieldFormat => ({
  name,
  type,
  length,
  prefix: 3,
})

/** Field number → format; a field that is not here makes a frame unreadable. */
export const fieldFormats: Readonly<Record<number, FieldFormat>> = {
  2: short('primary account number', 'n', 19),
  3: fixed('processing code', 'n', 6),
  4: fixed('amount', 'n', 12),
  11: fixed('trace number', 'n', 6),
  12: fixed('local time', 'n', 6),
  13: fixed('local date', 'n', 4),
  14: fixed('expiry', 'n', 4),
  15: fixed('settlement date', 'n', 4),
  22: fixed('entry mode', 'n', 3),
  23: fixed('card sequence number', 'n', 3),
  25: fixed('condition code', 'n', 2),
  26: fixed('PIN capture code', 'n', 2),
  32: short('acquirer', 'n', 11),
  35: short('track 2', 'z', 37),
  37: fixed('reference number', 'ans', 12),
  38: fixed('authorisation code', 'ans', 6),
  39: fixed('answer code', 'ans', 2),
  41: fixed('terminal number', 'ans', 8),
  42: fixed('merchant number', 'ans', 15),
  44: short('additional answer data', 'ans', 25),
  48: long('totals or details', 'n', 322),
  49: fixed('currency', 'ans', 3),
  52: fixed('PIN block', 'b', 8),
  53: fixed('security control', 'n', 16),
  54: long('balance', 'ans', 20),
  55: long('chip data', 'b', 255),
  60: long('type, batch, function', 'n', 17),
  61: long('original batch and trace', 'n', 29),
  62: long('keys or sequence', 'b', 512),
  63: long('operator or card organisation', 'ans', 163),
  64: fixed('MAC', 'b', 8),
}
