/** A word as part of a pattern, none of its characters with a meaning there. */
export const literal = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
