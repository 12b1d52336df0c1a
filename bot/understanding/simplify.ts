import { Converter, Locale } from 'opencc-js/t2cn'

// Converts character by character: the phrase tables of the Taiwan variant would turn 儲存滿 into 保存满.
const convert = Converter({ from: 't', to: 'cn' })

/** By UTF-16 code unit: 1 where the converter may replace the character. */
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

/** Whether a UTF-16 code unit may be part of a word that is written differently in simplified characters. */
export const isTraditional = (unit: number): boolean => replaced[unit] === 1

/** The text in simplified characters. */
export const simplify = (text: string): string => convert(text)
