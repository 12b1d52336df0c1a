import type { Token } from './tokens.ts'

/** Whether what a term names is said to be so, denied, or done already. */
export type Polarity = 'plain' | 'not' | 'done'

/** Typed pinyin of the few words that tell negation and aspect. */
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

/** What the words before a term, or after it, say about it. */
interface Signs {
  readonly negated: boolean
  readonly done: boolean
  readonly wished: boolean
}

/**
 * Tells the polarity of a part of a clause, `start`–`end` in tokens. Negation and aspect are rules: n-grams cannot tell
 * 还没结算 from 已经结算.
 */
export function polarityIn(tokens: readonly Token[]): (start: number, end: number) => Polarity {
  const signs = tokens.map(polaritySign).join('')
  // Terms share their beginnings and ends: each is looked at once.
  const before: Signs[] = []
  const after: Signs[] = []
  return (start, end) => {
    before[start] ??= signsBefore(signs.slice(Math.max(0, start - 7), start))
    after[end] ??= signsAfter(signs.slice(end, end + 5))
    if (before[start].negated || after[end].negated) return 'not'
    if (before[start].wished) return 'plain'
    return before[start].done || after[end].done ? 'done' : 'plain'
  }
}

const nothing: Signs = { negated: false, done: false, wished: false }

const signsBefore = (words: string): Signs =>
  words === ''
    ? nothing
    : { negated: negatedBefore.test(words), done: doneBefore.test(words), wished: wished.test(words) }

const signsAfter = (words: string): Signs =>
  words === '' ? nothing : { negated: negatedAfter.test(words), done: doneAfter.test(words), wished: false }
