/**
 * One act of the merchant's hands. A string is a key legend or the words of a visible menu item or button
 * (「确认」, 「结算」, `1`), or a row of digits to type (`0000`); an object is an act other than pressing.
 */
type Act =
  | string
  | { readonly paper: 'load' | 'out' | 'jam' }
  | { readonly power: 'on' | 'off' }
  | { readonly network: 'up' | 'down' }
  | { readonly card: 'swipe' | 'insert' | 'tap' | 'remove'; readonly pan?: string }
  | { readonly charger: 'in' | 'out' }
  | { readonly sim: 'in' | 'out' }
  /** Simulated milliseconds that pass; nothing else makes time pass. */
  | { readonly wait: number }

/** An act, or one that is done only while these words are on the screen, because vendors ask different questions. */
export type Press = Act | { readonly screen: string; readonly press: Act }
