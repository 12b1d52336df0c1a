import { authorOf, type Entry, wordsOf } from './entries.ts'
import { fill, type Texts } from './texts.ts'

/**
 * The conversation as plain text: who said what and when, the steps, and the choices with the chosen ones
 * marked.
 */
export function transcriptText(entries: readonly Entry[], texts: Texts): string {
  const lines = entries.map(entry => {
    const { at, speaker, step, seen, choices } = entry
    const who = speaker === 'system' ? '' : `${authorOf(entry, texts)}\n`
    const heading = step ? `${fill(texts.step, { number: step.number, of: step.of })} ${step.name}\n` : ''
    const result = seen ? `\n${texts.seen}：${seen}` : ''
    const offer = choices.map(({ label, state }) => `\n  ${state === 'chosen' ? '●' : '○'} ${label}`).join('')
    return `${localTime(at)} ${who}${heading}${wordsOf(entry, texts)}${result}${offer}\n`
  })
  return [`${texts.title}\n`, ...lines].join('\n')
}

/** Local time as `2026-01-05 10:00`, which sorts correctly and reads the same everywhere. */
function localTime(at: number): string {
  const time = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`
}
