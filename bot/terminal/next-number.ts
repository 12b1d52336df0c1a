/** The batch or trace number after this one; 999999 is followed by 1. */
export const nextNumber = (number: number): number => (number >= 999_999 ? 1 : number + 1)
