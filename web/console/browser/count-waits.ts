/**
 * Updates every wait on the page: its words, its colour and its bar. `at` is the desk's time in milliseconds
 * since 1970; `care` and `late` are in seconds.
 */
export function countWaits(at: number, care: number, late: number): void {
  for (const shown of document.querySelectorAll<HTMLElement>('[data-since]')) {
    const waited = Math.max(0, Math.floor((at - Number(shown.dataset.since)) / 1000))
    const state = waited >= late ? 'late' : waited >= care ? 'care' : 'calm'
    const words = wordsOf(shown.dataset, waited, late)
    if (shown.textContent !== words) shown.textContent = words
    const row = shown.closest('.row')
    for (const part of [shown, row]) {
      if (part?.classList.contains(state)) continue
      part?.classList.remove('calm', 'care', 'late')
      part?.classList.add(state)
    }
    const bar = row?.querySelector('progress')
    if (bar) bar.value = Math.round((waited / late) * 10)
  }
}

function wordsOf(
  { moment = '', waited = '', due = '', over = '' }: DOMStringMap,
  since: number,
  late: number,
) {
  const minutes = Math.floor(since / 60)
  const fill = (text: string, number: number) => text.replace('{minutes}', String(number))
  const begun = minutes === 0 ? moment : fill(waited, minutes)
  return `${begun} · ${fill(since >= late ? over : due, Math.ceil(Math.abs(late - since) / 60))}`
}
