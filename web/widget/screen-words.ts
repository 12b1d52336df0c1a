interface TextPart {
  readonly text: string
  /** True for words on a key or a screen, quoted 「…」 in the sentence; `text` is without the quotes. */
  readonly onDevice: boolean
}

/** Splits a sentence at its 「…」; with the quotes added back, the parts make up the sentence. */
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
