import type { Understanding } from '../dialog/understanding.ts'
import type { Reading } from './reading.ts'
import type { Token } from './tokens.ts'

/** Chinese and Latin letters, digits, spaces and sentence marks: no other script, and no @ of an address. */
const plain =
  /^[\u4e00-\u9fffa-zA-Z0-9 \u3001-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f,.!?~:;()“”‘’…—-]*$/
/** Personal numbers have at least three digits, however they are written. */
const threeDigits = /(?:[\d〇零一幺壹二贰三叁四肆五伍六陆七柒八捌九玖].*){3}/

/**
 * Whether a message may be remembered: nothing was masked, it has no more than two digits, and its Latin
 * words are words of the trade or pinyin. A name in Chinese cannot be told from other words.
 */
export const mayBeKept = (
  { tokensOf, normalizeText }: Pick<Reading, 'tokensOf' | 'normalizeText'>,
  message: string,
  { secrets }: Pick<Understanding, 'secrets'>,
): boolean =>
  secrets.length === 0 &&
  plain.test(message) &&
  !threeDigits.test(message) &&
  tokensOf(normalizeText(message)).every(isKnown)

const isKnown = ({ character, syllable, written }: Token): boolean =>
  syllable !== null || written > 0 || (character !== null && /^\d+$/.test(character))
