/** The words in 「」 that a step promises will be seen, and those that it says will be gone. */
export function predictedWords(looks: string): { readonly stands: string[]; readonly gone: string[] } {
  const stands: string[] = []
  const gone: string[] = []
  for (const [, before = '', quoted = ''] of looks.matchAll(/([^「」，。；]*)「([^」]+)」/g)) {
    if (/不再|没有|不会/.test(before)) gone.push(quoted)
    else if (!before.includes('或')) stands.push(quoted)
  }
  return { stands, gone }
}
