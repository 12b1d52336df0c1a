const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  幺: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10000 }

/** The characters a spoken number is made of, for use inside a character class. */
export const numberCharacters = '〇零一二两俩三仨四五六七八九十百千万'

/** 三 → 3, 一千二 → 1200, 一万零五十 → 10050, 二〇 → 20; not a number → null. */
export function readChineseNumber(text: string): number | null {
  const characters = [...text]
  if (characters.length === 0) return null
  if (characters.length > 1 && characters.every(one => one in digits)) {
    return Number(characters.map(one => digits[one]).join(''))
  }
  let total = 0
  let section = 0
  let digit: number | null = null
  let lastUnit = 1
  for (const character of characters) {
    const value = digits[character]
    const unit = units[character]
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null
      digit = value
      if (value === 0) lastUnit = 1
    } else if (unit === 10000) {
      total = (total + section + (digit ?? 0)) * unit
      section = 0
      digit = null
      lastUnit = unit
    } else if (unit !== undefined) {
      section += (digit ?? 1) * unit
      digit = null
      lastUnit = unit
    } else {
      return null
    }
  }
  // 一千二 means 1200: a last digit without its unit counts in tenths of the unit before.
  const tail = digit === null ? 0 : lastUnit > 10 ? (digit * lastUnit) / 10 : digit
  return total + section + tail
}
