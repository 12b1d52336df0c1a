const nothingElse = /^[a-z\d\u4e00-\u9fff]*$/

/** The letters and digits of a text, without anything else. */
export const lettersOf = (text: string): string =>
  nothingElse.test(text) ? text : text.replace(/[^\p{L}\p{N}]/gu, '')
