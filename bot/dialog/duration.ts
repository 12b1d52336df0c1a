const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** A duration such as `20s`, `5m` or `3d` in milliseconds. */
export function milliseconds(duration: string): number {
  const [, number = '', unit = ''] = /^(\d+)([a-z]+)$/.exec(duration) ?? []
  const factor = units[unit]
  if (factor === undefined)
    throw new Error(`"${duration}" is no duration: write a number with ms, s, m, h or d.`)
  return Number(number) * factor
}
