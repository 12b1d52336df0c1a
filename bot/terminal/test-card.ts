/** A card with a number that payment companies publish for tests; no such card exists. */
interface TestCard {
  readonly pan: string
  readonly organisation: 'CUP' | 'VIS' | 'MCC' | 'JCB'
  /** `2912` */
  readonly expiry: string
  /** Fen on the account. */
  readonly balance: number
  /** The host's answer to any trade with it, other than 00. */
  readonly answer?: string
}

/** The first one is used when a person just swipes "a card". */
export const testCards: readonly [TestCard, ...TestCard[]] = [
  { pan: '6200000000000005', organisation: 'CUP', expiry: '2912', balance: 100_000_000_000 },
  { pan: '6205500000000000004', organisation: 'CUP', expiry: '2912', balance: 100_000_000_000 },
  { pan: '6200000000000047', organisation: 'CUP', expiry: '2912', balance: 100 },
  { pan: '4242424242424242', organisation: 'VIS', expiry: '2911', balance: 100_000_000_000 },
  { pan: '5555555555554444', organisation: 'MCC', expiry: '2910', balance: 100_000_000_000 },
  { pan: '3566002020360505', organisation: 'JCB', expiry: '2909', balance: 100_000_000_000 },
  { pan: '4000000000009995', organisation: 'VIS', expiry: '2912', balance: 0 },
  { pan: '4000000000000069', organisation: 'VIS', expiry: '2001', balance: 100_000_000_000, answer: '54' },
  { pan: '4000000000000002', organisation: 'VIS', expiry: '2912', balance: 100_000_000_000, answer: '05' },
]

/** The published test card with this number; any other number is refused before it enters the terminal. */
export function findTestCard(pan: string): TestCard | undefined {
  return testCards.find(card => card.pan === pan)
}

/** 内卡 or 外卡: whether the home organisation (CUP) issued the card. */
export const isInner = (pan: string): boolean => pan.startsWith('62')

/** A PIN that the host calls wrong (answer 55); every other PIN is right. */
export const wrongPin = '000000'

/** First six and last four digits, the rest starred. */
export function maskPan(pan: string): string {
  return pan.slice(0, 6) + '*'.repeat(Math.max(pan.length - 10, 0)) + pan.slice(-4)
}
