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
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** The characters of a spoken number, for use inside a character class. */
export const numberCharacters = '〇零一二两俩三仨四五六七八九十百千万'

/** 三 → 3, 一千二 → 1200, 一万零五十 → 10050, 二〇 → 20; null for anything that is not a number. */
export function readChineseNumber(text: string): number | null {
  const characters = [...text]
  if (characters.length === 0) return null
  if (characters.length > 1 && characters.every(one => one in digits)) {
    return Number(characters.map(one => digits[one]).join(''))
  }
  const [high = '', low, ...more] = text.split('万')
  if (low === undefined) return readSection(high, 1)
  const above = readSection(high, 1)
  const below = low === '' ? 0 : readSection(low, 10000)
  return above === null || below === null || more.length > 0 ? null : above * 10000 + below
}

/** A number below 万. A last digit without a unit counts tenths of the unit before it: 一千二 is 1200. */
function readSection(text: string, unitBefore: number): number | null {
  let total = 0
  let digit: number | null = null
  let lastUnit = unitBefore
  for (const character of text) {
    const value = digits[character]
    const unit = units[character]
    if (value !== undefined && (digit === null || digit === 0)) {
      digit = value
      if (value === 0) lastUnit = 1
    } else if (unit !== undefined) {
      total += (digit ?? 1) * unit
      digit = null
      lastUnit = unit
    } else {
      return null
    }
  }
  const tail = digit ?? 0
  return total + (lastUnit > 10 ? (tail * lastUnit) / 10 : tail)
}
