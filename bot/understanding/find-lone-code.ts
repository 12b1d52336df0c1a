import type { Detail } from '../dialog/understanding.ts'
import { readChineseNumber } from './chinese-number.ts'

/** Two characters as terminals show them, or a number from 10 to 99 in words; no amount, count or time. */
const lone =
  /(?<![\d.a-z])(?:[axz][0-9a]|x[bx]|\d{2})(?![\d.a-z%％元块笔张点月天分年岁个])|(?<![一二三四五六七八九十百千万])[二三四五六七八九]?十[一二三四五六七八九]?(?![百千万元块笔张点月天分年岁个几多])/gu

/**
 * The answer code in a normalised message that is about answer codes, where the words beside it do not say what
 * it is (刷卡出来个57); null where no known code stands alone, or several do.
 */
export function findLoneCode(text: string, responseCodes: ReadonlySet<string>): Detail | null {
  const found = new Map<string, Detail>()
  for (const [written] of text.matchAll(lone)) {
    const code = readChineseNumber(written)?.toString() ?? written
    if (!responseCodes.has(code)) continue
    const value = code.toUpperCase()
    found.set(value, { kind: 'response-code', value, text: written })
  }
  const [only, ...others] = found.values()
  return only && others.length === 0 ? only : null
}
