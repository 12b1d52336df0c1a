export interface TextPart {
  readonly text: string
  /** Whether these are words on a key or a screen, quoted 「…」 in the sentence; `text` is without the quotes. */
  readonly onDevice: boolean
}

/** Splits a sentence at its 「…」; joined again with the quotes, the parts give the sentence back. */
export function splitScreenWords(sentence: string): readonly TextPart[] {
  return sentence
    .split(/(「[^「」\n]+」)/)
    .filter(part => part !== '')
    .map(part =>
      part.startsWith('「') && part.endsWith('」')
        ? { text: part.slice(1, -1), onDevice: true }
        : { text: part, onDevice: false },
    )
}
