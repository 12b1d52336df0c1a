import { Converter, Locale } from 'opencc-js/t2cn'

// Character level: the phrase tables of the Taiwan variant turn 儲存滿 into 保存满.
const convert = Converter({ from: 't', to: 'cn' })

/** By UTF-16 code unit: 1 where an entry of the converter's tables puts something else in its place. */
const replaced = new Uint8Array(0x10000)
for (const table of (Locale.to.cn ?? []).flat()) {
  for (const entry of typeof table === 'string' ? table.split('|') : table) {
    const [from = '', to = ''] = typeof entry === 'string' ? entry.split(' ') : entry
    const same = from.length === to.length
    for (let at = 0; at < from.length; at++) {
      if (!same || from[at] !== to[at]) replaced[from.charCodeAt(at)] = 1
    }
  }
}

/** The text in simplified characters. Most have no other, and are not converted. */
export function simplify(text: string): string {
  for (let at = 0; at < text.length; at++) {
    if (replaced[text.charCodeAt(at)] === 1) return convert(text)
  }
  return text
}
