import { testCards } from '../terminal/test-card.ts'

/** The example number of the standard for identity numbers: it belongs to nobody. */
const EXAMPLE_IDENTITY = '11010519491231002X'
const EXAMPLE_NAMES = ['张三', '李四', '王五', '赵六', '钱七'] as const

/** Replaces personal data, always the same data by the same fake, so that a conversation stays coherent. */
export type Faker = (text: string) => string

/**
 * Makes a faker for one conversation. Telephone numbers, cards, identity numbers, passwords and codes (also where
 * they are masked already), long numbers, mail addresses, WeChat names and names said with 我叫 or 我姓 are replaced;
 * shops and addresses cannot be told from other words, so people must read a recording.
 */
export function createFaker(): Faker {
  const fakes = new Map<string, string>()
  const fake = (kind: string, real: string, make: (count: number) => string): string => {
    const key = `${kind} ${real}`
    const count = [...fakes.keys()].filter(each => each.startsWith(`${kind} `)).length
    const made = fakes.get(key) ?? make(count)
    fakes.set(key, made)
    return made
  }
  const phone = (real: string) => fake('phone', real.slice(-4), count => String(13_800_000_001 + count))
  const card = (real: string) =>
    fake('card', real.slice(-4), count => (testCards[count % 3] ?? testCards[0]).pan)
  // What was masked tells its kind by its length: 18 stars, or stars and the last four digits, or stars alone.
  const unmask = (masked: string): string => {
    const stars = masked.replace(/[^*]/g, '').length
    const last = masked.replace(/\D/g, '')
    if (last.length === 4) return stars < 10 ? phone(last) : card(last)
    return stars === 18 ? EXAMPLE_IDENTITY : '0'.repeat(stars) + last
  }

  return text =>
    text
      .replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, mail =>
        fake('mail', mail, count => `merchant${count + 1}@example.com`),
      )
      .replace(
        /(微信号?[是为：:\s]*)([A-Za-z][\w-]{4,})/g,
        (_, lead: string, name: string) => `${lead}${fake('wechat', name, count => `example-${count + 1}`)}`,
      )
      .replace(
        /(我叫|我姓|叫我)([\u4e00-\u9fff]{1,3})(?=[，。,.\s!！]|$)/g,
        (_, lead: string, name: string) =>
          `${lead}${fake('name', name, count => EXAMPLE_NAMES[count % EXAMPLE_NAMES.length] ?? '张三')}`,
      )
      .replace(/(?<!\d)1[3-9]\d(?:[\s-]?\d){8}(?!\d)/g, number => phone(number.replace(/\D/g, '')))
      .replace(/(?<!\d)\d{7,}(?!\d)/g, number =>
        isFake(number, fakes) ? number : fake('number', number, count => counted(number.length, count)),
      )
      // Last: the fakes that it makes must not be replaced again.
      .replace(/\*(?:[\s-]?\*)*(?:[\s-]?\d){0,4}/g, unmask)
}

const isFake = (number: string, fakes: ReadonlyMap<string, string>): boolean =>
  [...fakes.values()].includes(number)

/** As many digits, which end in the count, so that different numbers stay different. */
const counted = (length: number, count: number): string => `9${String(count + 1).padStart(length - 1, '0')}`
