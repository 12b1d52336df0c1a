/** The pattern of a bare expectation between slashes; null for any other, which is exact text. */
export const patternOf = (written: string): string | null => /^\/(.+)\/$/s.exec(written)?.[1] ?? null

export const matchesPattern = (text: string, pattern: string): boolean => new RegExp(pattern, 'u').test(text)

/** What an expectation gives as one text or as several, as a list. */
export const listOf = (words: string | readonly string[] | undefined): readonly string[] =>
  words === undefined ? [] : typeof words === 'string' ? [words] : words
