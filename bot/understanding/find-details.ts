import type { Detail, DetailKind } from '../dialog/understanding.ts'
import { numberCharacters, readChineseNumber } from './chinese-number.ts'
import type { Occurrence } from './concepts.ts'

/** What details are searched with, in addition to the patterns of this file. */
interface DetailContext {
  readonly occurrences: readonly Occurrence[]
  /** Codes known to the content, such as `96` and `a0`. */
  readonly responseCodes: ReadonlySet<string>
  readonly phones: readonly string[]
  /** The kind of detail that the open step asks for: a bare number is read as one. */
  readonly expects: DetailKind | undefined
}

/**
 * A pattern, and a string as rare as possible that every match contains: searching for that string alone is
 * faster.
 */
interface Sought {
  readonly sign: RegExp
  readonly pattern: RegExp
}

const matchesOf = (text: string, { sign, pattern }: Sought): Iterable<RegExpExecArray> =>
  sign.test(text) ? text.matchAll(pattern) : []

const number = `(?:\\d+(?:[,，]\\d{3})*(?:\\.\\d+)?|[${numberCharacters}]+)`
const amount: Sought = {
  sign: /[￥¥$kw千万元块圆]|rmb/,
  pattern: new RegExp(
    `[￥¥$]\\s*(${number})(k|w|千|万)?|(?<![\\d${numberCharacters}])(${number})\\s*(?:(k|w|千|万)(?:多)?(?:元|块钱?|rmb)?|(?:多)?(?:元|块钱?|rmb|圆))(五毛|[${numberCharacters}](?![笔个张条次天]))?`,
    'gu',
  ),
}
/** Spoken amounts such as 一千二 and 两万三 need no unit when they are this large. */
const spokenAmount: Sought = {
  sign: /[百千万]/,
  pattern: new RegExp(
    `(?<![${numberCharacters}])[一二两三四五六七八九][百千万][${numberCharacters}]*(?![${numberCharacters}笔个张条次天])`,
    'gu',
  ),
}
const count: Sought = {
  sign: /[笔单张条次遍]|个交易/,
  pattern: new RegExp(`(${number})\\s*(?:多)?(笔|单|张|条|次|遍|个交易)`, 'gu'),
}
const time: Sought = {
  sign: /[点:：天早晚周期月才刚午时钟拜年]/,
  pattern: new RegExp(
    `(?:上午|下午|早上|中午|晚上|凌晨|今天|昨天|前天)?\\s*(?:\\d{1,2}|[${numberCharacters}]{1,3})(?:[:：]\\d{2}|点(?:半|[${numberCharacters}\\d]{1,3}分?)?)(?!击|不|了没)|今天|今早|今晚|昨天|昨晚|前天|大前天|前几天|上周|上个?星期[一二三四五六日天]?|上个月|这个月|刚才|刚刚|早上|上午|中午|下午|晚上|周[一二三四五六日末]|星期[一二三四五六日天]|\\d{1,2}月\\d{1,2}[日号]?|(?:\\d+|[${numberCharacters}]+|几)个?(?:天|小时|钟头|分钟|星期|礼拜|月|年)`,
    'gu',
  ),
}
const code: Sought = {
  sign: /[axz][\dabx]|\d\d/,
  pattern: /(?<![\d.a-z])(?:([axz][0-9a]|x[bx])|(\d{2}))(?![\d.a-z%％元块笔张点月天分年岁个])/gu,
}
const codeContext =
  /(代码|错误码|返回码|应答码|响应码|错误|编码|编号|报错|报|提示|显示|出现|跳出?|弹出?|返回|出|打出|屏幕|屏上|说|写着|(?<!还)是|码)\s*(?:了|个|是|的|一个|为|什么)*\s*["“「【]?$/u
const codeFollows = /^\s*["”」】]?\s*(?:是|什么|啥|咋|怎么|错误|报错|代码|这个|码|号错|交易失败)/u
const operator: Sought = {
  sign: /\d/,
  pattern:
    /(?:操作员|柜员|收银员|工号|员号|操作号|用户)(?:号码?|编号)?\s*(?:是|为|用|选|输|填)?\s*(\d{1,4})|(?<!\d)(0\d|99)\s*(?:号?(?:操作员|柜员|收银员|主管)|号?(?:登|签|进)(?:录|上|到|不|了|进|去))/gu,
}

const kindOf: Readonly<Record<string, string>> = {
  'kind-classic': 'classic',
  'kind-esign': 'esign',
  'kind-smart': 'smart',
}

/** The values in a normalised message: amounts, counts, times, codes, terminal kind, operator, phone. */
export function findDetails(text: string, context: DetailContext): readonly Detail[] {
  const { occurrences, responseCodes, phones, expects } = context
  const found = findAmounts(text)
  for (const match of matchesOf(text, count)) {
    const value = readNumber(match[1] ?? '')
    if (value !== null) add(found, 'count', String(value), match[0].trim())
  }
  for (const match of matchesOf(text, time)) add(found, 'time', match[0].trim(), match[0].trim())
  for (const match of matchesOf(text, operator)) {
    add(found, 'operator', (match[1] ?? match[2] ?? '').padStart(2, '0'), match[0])
  }
  for (const match of matchesOf(text, code)) {
    const value = match[1] ?? match[2] ?? ''
    if (responseCodes.has(value) && isCode(text, match.index, match[0], found))
      add(found, 'response-code', value.toUpperCase(), match[0])
  }
  for (const { concept, term, polarity } of occurrences) {
    const kind = kindOf[concept]
    if (kind && polarity !== 'not') add(found, 'terminal-kind', kind, term)
  }
  if (expects === 'phone') for (const phone of phones) add(found, 'phone', phone, phone)
  addExpected(text, expects, found)
  return found
}

function add(found: Detail[], kind: DetailKind, value: string, text: string): void {
  if (!found.some(one => one.kind === kind && one.value === value)) found.push({ kind, value, text })
}

function isCode(text: string, at: number, match: string, found: readonly Detail[]): boolean {
  if (found.some(one => one.kind === 'operator' && one.text.includes(match))) return false
  return (
    text.trim() === match ||
    codeContext.test(text.slice(Math.max(0, at - 10), at)) ||
    codeFollows.test(text.slice(at + match.length))
  )
}

function findAmounts(text: string): Detail[] {
  const found: Detail[] = []
  for (const match of matchesOf(text, amount)) {
    const base = readNumber(match[1] ?? match[3] ?? '')
    if (base === null) continue
    const unit = scaleOf(match[2] ?? match[4])
    const tail = readNumber((match[5] ?? '').replace('五毛', '')) ?? 0
    const value = base * unit + (unit > 1 ? (tail * unit) / 10 : match[5] === '五毛' ? 0.5 : tail / 10)
    add(found, 'amount', value.toFixed(2), match[0].trim())
  }
  for (const match of matchesOf(text, spokenAmount)) {
    const value = readChineseNumber(match[0])
    if (value !== null) add(found, 'amount', value.toFixed(2), match[0])
  }
  return found
}

function scaleOf(unit: string | undefined): number {
  switch (unit) {
    case 'k':
    case '千':
      return 1000
    case 'w':
    case '万':
      return 10000
    default:
      return 1
  }
}

/** Takes a bare number for what the open step asks. */
function addExpected(text: string, expects: DetailKind | undefined, found: Detail[]): void {
  if (expects === undefined || found.some(one => one.kind === expects)) return
  const bare = /^(?:是|就是|共|一共|大概|大约)?\s*(\S+?)\s*(?:左右|吧|啊|的)?$/u.exec(text)?.[1] ?? ''
  const value = readNumber(bare)
  switch (expects) {
    case 'amount':
      if (value !== null) add(found, 'amount', value.toFixed(2), bare)
      return
    case 'count':
      if (value !== null) add(found, 'count', String(value), bare)
      return
    case 'operator':
      if (/^\d{1,4}$/.test(bare)) add(found, 'operator', bare.padStart(2, '0'), bare)
      return
    case 'response-code':
      if (/^[a-z]?\d{1,2}$/.test(bare)) add(found, 'response-code', bare.toUpperCase().padStart(2, '0'), bare)
      return
    case 'time':
    case 'terminal-kind':
    case 'phone':
      return
  }
}

function readNumber(text: string): number | null {
  const plain = text.replaceAll(/[,，]/g, '')
  if (/^\d+(\.\d+)?$/.test(plain)) return Number(plain)
  return plain === '' ? null : readChineseNumber(plain)
}
