const nothingElse = /^[a-z\d\u4e00-\u9fff]*$/

/** A text without what is neither letter nor digit. */
export const lettersOf = (text: string): string =>
  nothingElse.test(text) ? text : text.replace(/[^\p{L}\p{N}]/gu, '')
