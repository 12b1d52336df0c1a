/** The ids of everything a terminal can say; the words stand in `content/terminals`. */
export const textIds = ['welcome', 'storageFull'] as const

export type TextId = (typeof textIds)[number]
