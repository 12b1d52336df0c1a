import type { SecretKind } from '../dialog/understanding.ts'

interface Masked {
  readonly text: string
  readonly secrets: readonly SecretKind[]
  /** Mobile numbers found, digits only: a step that asks for one may store it. */
  readonly phones: readonly string[]
}

const digitOf: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  一: '1',
  幺: '1',
  壹: '1',
  二: '2',
  贰: '2',
  三: '3',
  叁: '3',
  四: '4',
  肆: '4',
  五: '5',
  伍: '5',
  六: '6',
  陆: '6',
  七: '7',
  柒: '7',
  八: '8',
  捌: '8',
  九: '9',
  玖: '9',
}
const chinese = Object.keys(digitOf).join('')
const digit = `[\\d\\uFF10-\\uFF19${chinese}]`
const gap = '[\\s\\p{Cf}\\p{Cc}\\-\\u2010-\\u2015_.·・,，*]'
/** One digit, or three Chinese ones: personal numbers are never shorter. */
const hasDigits = new RegExp(`[\\d\\uFF10-\\uFF19]|[${chinese}][^]*[${chinese}][^]*[${chinese}]`)
/** A run of digits in any script, with at most three separators between two of them. */
const runs = new RegExp(`${digit}(?:${gap}{0,3}${digit}){5,}(?:${gap}{0,3}[xXＸｘ](?![a-zA-Z]))?`, 'gu')
const named = new RegExp(
  `((?:cvv2?|cvc2?|安全码|背面三位|背面的?(?:3|三)位数?|验证码|校验码|动态码|短信码|確認碼|驗證碼|yanzhengma)|(?:(?:操作员|主管|管理员|登录|银行卡|取款|支付|交易)?密[码碼]|口令|password|passwd|pwd|mima|pin码?))((?:号码?)?[\\s:：=是为就叫号]{0,4})([A-Za-z0-9\\uFF10-\\uFF19${chinese}]{3,16})(?![A-Za-z0-9位次个])`,
  'giu',
)
const reversed = new RegExp(
  `(${digit}{4,8})([\\s,，]{0,2}(?:这个|这|就)?[是为]?(?:我的|银行的|短信|收到的)?)(验证码|校验码|动态码|密码|驗證碼|密碼)`,
  'gu',
)
const codeName = /^(cv|安全|背面|验证|校验|动态|短信|確認|驗證|yanz)/i
/** Numbers that must stay readable: an agent needs them to find a sale. */
const reference =
  /(商户|终端|机身|设备|序列|参考|凭证|流水|订单|交易|批次|授权|批號|單號|单|sn|tid|mid|trace|batch|no)[号號码碼]?[\s:：.是为#]*$/i
const cardName = /(卡号|卡號|银行卡|信用卡|储蓄卡|卡)[\s:：是为]*$/

/**
 * Masks personal data: payment card numbers (13–19 digits that pass Luhn, or are called a card number),
 * mobile phones, identity numbers with a valid checksum, and verification codes and passwords that are named
 * as such. Digits may be full-width, Chinese, spaced or dashed. Trace, batch, reference and merchant numbers
 * stay. Linear time.
 */
export function mask(message: string): Masked {
  if (!hasDigits.test(message)) return { text: message, secrets: [], phones: [] }
  const secrets = new Set<SecretKind>()
  const phones: string[] = []
  const withoutNamed = message
    .replace(named, (whole, name: string, link: string, value: string) => {
      if (!/[\d\uFF10-\uFF19]/.test(value) && !new RegExp(`^[${chinese}]{3,}$`).test(value)) return whole
      secrets.add(codeName.test(name) ? 'code' : 'password')
      return `${name}${link}${'*'.repeat(value.length)}`
    })
    .replace(reversed, (_, value: string, link: string, name: string) => {
      secrets.add(codeName.test(name) ? 'code' : 'password')
      return `${'*'.repeat(value.length)}${link}${name}`
    })
  const text = withoutNamed.replace(runs, (run, offset: number, all: string) => {
    const kind = secretIn(
      run,
      all.slice(Math.max(0, offset - 12), offset),
      all.slice(offset + run.length, offset + run.length + 1),
    )
    if (kind === null) return run
    secrets.add(kind)
    if (kind === 'phone') phones.push(digitsOf(run).slice(-11))
    return starred(run, kind === 'id-number' ? 0 : 4)
  })
  return { text, secrets: [...secrets], phones }
}

/** Whether a text contains six digits in a row, however they are written and separated. */
export const hasLongNumber = (text: string): boolean => text.search(runs) >= 0

function secretIn(run: string, before: string, after: string): SecretKind | null {
  const number = digitsOf(run)
  const calledCard = cardName.test(before)
  if (number.length === 18 && isIdentityNumber(number)) return 'id-number'
  if (/^(86|086)?1[3-9]\d{9}$/.test(number) && !reference.test(before) && !/^[元块%笔]/.test(after))
    return 'phone'
  if (!/^\d{13,19}$/.test(number)) return null
  if (calledCard) return 'card'
  if (reference.test(before)) return null
  return passesLuhn(number) ? 'card' : null
}

/** The ASCII digits of a run, keeping a final X. */
function digitsOf(run: string): string {
  let number = ''
  for (const character of run) {
    if (/[xXＸｘ]/.test(character)) number += 'X'
    else if (character in digitOf) number += digitOf[character]
    else if (/[\d\uFF10-\uFF19]/.test(character)) number += character.normalize('NFKC')
  }
  return number
}

/** Replaces all digits but the last `kept` by stars; separators stay. */
function starred(run: string, kept: number): string {
  const characters = [...run]
  const isDigit = (character: string) => /[\dxXＸｘ\uFF10-\uFF19]/.test(character) || character in digitOf
  let left = characters.filter(isDigit).length - kept
  return characters.map(character => (isDigit(character) && left-- > 0 ? '*' : character)).join('')
}

/** The checksum of payment card numbers (ISO/IEC 7812). */
export function passesLuhn(number: string): boolean {
  let sum = 0
  for (let index = 0; index < number.length; index++) {
    const value = Number(number[number.length - 1 - index])
    const weighed = index % 2 === 1 ? value * 2 : value
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return sum % 10 === 0 && /[1-9]/.test(number)
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The checksum of 18-digit identity numbers (GB 11643), with a plausible date of birth. */
export function isIdentityNumber(number: string): boolean {
  if (!/^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(number)) return false
  const sum = idWeights.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  return '10X98765432'[sum % 11] === number[17]
}
