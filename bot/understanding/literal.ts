/** Escapes a word for use in a pattern. */
export const literal = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
