import { Converter } from 'opencc-js/cn2t'
import { pinyin } from 'pinyin-pro'
import { pseudoRandom } from '../../bot/understanding/pseudo-random.ts'

/** What spoils a message: `homophone` is a careless input method, `sloppy pinyin` merges zh z, -ng -n, n l. */
export const noises = [
  'homophone',
  'pinyin',
  'sloppy pinyin',
  'traditional',
  'dropped',
  'swapped',
  'mixed English',
] as const
export type Noise = (typeof noises)[number]

/** The same message, spoilt; the same seed always spoils it alike. */
export function spoil(message: string, noise: Noise, seed: number): string {
  const random = pseudoRandom(seed)
  const characters = [...message]
  switch (noise) {
    case 'homophone':
      return characters.map(one => (random() < 0.3 ? soundalike(one, random) : one)).join('')
    case 'pinyin':
      return typed(message, syllable => syllable, random)
    case 'sloppy pinyin':
      return typed(message, syllable => sloppy(syllable, random), random)
    case 'traditional':
      return toTraditional(message)
    case 'dropped':
      return drop(characters, random)
    case 'swapped':
      return swap(characters, random)
    case 'mixed English':
      return english.reduce((text, [word, other]) => text.replaceAll(word, other), message)
  }
}

const toTraditional = Converter({ from: 'cn', to: 't' })

const english: readonly (readonly [string, string])[] = [
  ['打印机', 'printer'],
  ['机器', 'pos机'],
  ['密码', 'password'],
  ['失败', 'failed'],
  ['网络', 'network'],
  ['流水', 'log'],
  ['信号', 'signal'],
  ['小票', 'receipt'],
  ['客服', 'service'],
  ['演示', 'demo'],
  ['重启', 'restart'],
  ['满了', 'full了'],
]

/** Level 1 of GB 2312, the 3,755 commonest characters, by their sound. */
const bySound: ReadonlyMap<string, readonly string[]> = commonBySound()

function commonBySound(): ReadonlyMap<string, readonly string[]> {
  const decoder = new TextDecoder('gb2312')
  const sounds = new Map<string, string[]>()
  for (let row = 0xb0; row <= 0xd7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(new Uint8Array([row, cell]))
      if (!/^\p{Script=Han}$/u.test(character)) continue
      const sound = pinyin(character, { toneType: 'none' })
      sounds.set(sound, [...(sounds.get(sound) ?? []), character])
    }
  }
  return sounds
}

function soundalike(character: string, random: () => number): string {
  if (!/^\p{Script=Han}$/u.test(character)) return character
  const others = (bySound.get(pinyin(character, { toneType: 'none' })) ?? []).filter(one => one !== character)
  return others[Math.floor(random() * others.length)] ?? character
}

/** Typed in pinyin: half of the messages in one run, half with a space after each syllable. */
function typed(message: string, spell: (syllable: string) => string, random: () => number): string {
  const gap = random() < 0.5 ? '' : ' '
  return message
    .replace(/\p{Script=Han}+/gu, words =>
      pinyin(words, { toneType: 'none', v: true, type: 'array' })
        .map(syllable => spell(syllable) + gap)
        .join(''),
    )
    .trim()
}

function sloppy(syllable: string, random: () => number): string {
  const merges: readonly (readonly [RegExp, string])[] = [
    [/^([zcs])h/, '$1'],
    [/ng$/, 'n'],
    [/^n(?=[aeiou])/, 'l'],
  ]
  return merges.reduce((text, [from, to]) => (random() < 0.5 ? text.replace(from, to) : text), syllable)
}

function drop(characters: readonly string[], random: () => number): string {
  if (characters.length < 4) return characters.join('')
  const at = Math.floor(random() * characters.length)
  return characters.filter((_, index) => index !== at).join('')
}

function swap(characters: readonly string[], random: () => number): string {
  if (characters.length < 4) return characters.join('')
  const at = Math.floor(random() * (characters.length - 1))
  const swapped = [...characters]
  swapped.splice(at, 2, characters[at + 1] ?? '', characters[at] ?? '')
  return swapped.join('')
}
