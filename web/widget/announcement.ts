import { authorOf, type Entry, wordsOf } from './entries.ts'
import { fill, type Texts } from './texts.ts'

/** Counts what bot or person said after event `after`; small lines about what happens do not count. */
export function countSaid(entries: readonly Entry[], after: number): number {
  return entries.filter(({ seq, speaker }) => seq > after && (speaker === 'bot' || speaker === 'agent'))
    .length
}

/** The entries after event `after` that the merchant did not write. */
function saidByOthers(entries: readonly Entry[], after: number): readonly Entry[] {
  return entries.filter(({ seq, speaker }) => seq > after && speaker !== 'merchant')
}

/** The words for screen readers about entries by others after event `after`; empty when there are none. */
export function announcement(entries: readonly Entry[], after: number, texts: Texts): string {
  return saidByOthers(entries, after)
    .map(entry => {
      const said = spoken(entry, texts)
      return entry.speaker === 'bot' || entry.speaker === 'agent'
        ? fill(texts.announce, { speaker: authorOf(entry, texts), text: said })
        : said
    })
    .join('\n')
}

function spoken(entry: Entry, texts: Texts): string {
  const { step, seen, choices } = entry
  const open = choices.filter(({ state }) => state === 'open').map(({ label }) => label)
  return [
    step ? `${fill(texts.step, { number: step.number, of: step.of })} ${step.name}` : '',
    wordsOf(entry, texts),
    seen && `${texts.seen} ${seen}`,
    open.length > 0 ? `${texts.choices.label} ${open.join(' / ')}` : '',
  ]
    .filter(part => part !== '')
    .join('\n')
}
