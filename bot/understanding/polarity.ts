import type { Token } from './tokens.ts'

/** Whether what a term names is stated, denied, or done already. */
export type Polarity = 'plain' | 'not' | 'done'

/** Typed pinyin of the few words for negation and aspect. */
const spokenSigns: Readonly<Record<string, string>> = {
  mei: '没',
  you: '有',
  bu: '不',
  wei: '未',
  guo: '过',
  wan: '完',
  le: '了',
  hao: '好',
  gan: '刚',
  dou: '都',
  yao: '要',
  zen: '怎',
  yi: '一',
  lian: '两',
  san: '三',
  ji: '几',
  ci: '次',
  bian: '遍',
  jin: '经',
  zuo: '做',
  qu: '去',
  an: '按',
}

const polaritySign = ({ character, syllable }: Token): string =>
  character === null ? (spokenSigns[syllable ?? ''] ?? '□') : character.length === 1 ? character : '□'

const negatedBefore =
  /(没有?|未|不|无法|别|忘[了记]?|甭|勿|冇|拒绝)(去|能|会|再|给|做|点|按|过|进行|办法|来得及|成功|让)*$/
const negatedAfter = /^(不了|不成|不上|不出|不起|不到|不掉|不动|没成|不过去|未成功|没成功)/
const doneBefore =
  /(已经?|刚刚?才?|才|都|昨[天晚]|今早|早上|前面|也|又|做[了过]|点[了过]|按[了过]|进行了)(做|点|按|进行|去|把|来)?[了过]?[一两二三好几]?[次遍回]?$/
const doneAfter =
  /^(操作)?(也|都|已经?)?(做|弄|搞|点|按|打)?(过了|过|完了|完|了(?!吗)|好了|好|成功|掉了|[一两二三好几]+[次遍回])/
const wished = /(要|该|得|需|请|先|想|让我?|叫我?|会|能|可以|怎么|如何|怎样|为什么|为啥)(先|去|再|做|点|按)*$/

/** The signs with which each pattern begins: without any of them it need not be tried. */
const negatedBeforeStart = 1
const doneBeforeStart = 2
const wishedStart = 4
const negatedAfterStart = 8
const doneAfterStart = 16
const starts = startsOf([
  [negatedBeforeStart, '没未不无别忘甭勿冇拒'],
  [doneBeforeStart, '已刚才都昨今早前也又做点按进'],
  [wishedStart, '要该得需请先想让叫会能可怎如为'],
  [negatedAfterStart, '不没未'],
  [doneAfterStart, '操也都已做弄搞点按打过完了好成掉一两二三几'],
])

/** By UTF-16 code unit, the patterns that begin with it. */
function startsOf(groups: readonly (readonly [pattern: number, signs: string])[]): Uint8Array {
  const found = new Uint8Array(0x10000)
  for (const [pattern, signs] of groups) {
    for (let at = 0; at < signs.length; at++) {
      const unit = signs.charCodeAt(at)
      found[unit] = (found[unit] ?? 0) | pattern
    }
  }
  return found
}

/** How many signs before a term are looked at, and how many after it. */
const reachBefore = 7
const reachAfter = 5

/**
 * The signs of a clause and what they say at each place. Terms share starts and ends, so each place is read
 * once.
 */
export interface Signs {
  readonly all: string
  readonly before: (Polarity | 'wished' | undefined)[]
  readonly after: (Polarity | undefined)[]
}

/** The signs of a clause's tokens. */
export function signsOf(tokens: readonly Token[]): Signs {
  let all = ''
  for (const token of tokens) all += polaritySign(token)
  return { all, before: [], after: [] }
}

/**
 * The polarity of a part of a clause, `start`–`end` in tokens. Negation and aspect are rules, because n-grams
 * cannot tell 还没结算 from 已经结算.
 */
export function polarityOf(signs: Signs, start: number, end: number): Polarity {
  signs.before[start] ??= saidBefore(signs.all, start)
  signs.after[end] ??= saidAfter(signs.all, end)
  const before = signs.before[start]
  const after = signs.after[end]
  if (before === 'not' || after === 'not') return 'not'
  if (before === 'wished') return 'plain'
  return before === 'done' || after === 'done' ? 'done' : 'plain'
}

function saidBefore(signs: string, start: number): Polarity | 'wished' {
  const from = Math.max(0, start - reachBefore)
  let begun = 0
  for (let at = from; at < start; at++) begun |= starts[signs.charCodeAt(at)] ?? 0
  if (begun === 0) return 'plain'
  const words = signs.slice(from, start)
  if ((begun & negatedBeforeStart) !== 0 && negatedBefore.test(words)) return 'not'
  if ((begun & wishedStart) !== 0 && wished.test(words)) return 'wished'
  return (begun & doneBeforeStart) !== 0 && doneBefore.test(words) ? 'done' : 'plain'
}

function saidAfter(signs: string, end: number): Polarity {
  const begun = end < signs.length ? (starts[signs.charCodeAt(end)] ?? 0) : 0
  if (begun === 0) return 'plain'
  const words = signs.slice(end, end + reachAfter)
  if ((begun & negatedAfterStart) !== 0 && negatedAfter.test(words)) return 'not'
  return (begun & doneAfterStart) !== 0 && doneAfter.test(words) ? 'done' : 'plain'
}
