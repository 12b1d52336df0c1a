const firstMs = 1_000
const longestMs = 30_000

/**
 * Milliseconds to wait before attempt number `attempt` (from 0): doubles up to 30 s, of which `random` (0–1)
 * varies half.
 */
export function backOff(attempt: number, random: number): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 10))
  return Math.round(ceiling * (0.5 + random / 2))
}
