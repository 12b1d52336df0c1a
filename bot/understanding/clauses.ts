const stops = /[。，,!！?？;；、:：~…()（）|/\\"“”「」『』【】[\]<>《》]+|\.(?!\d)/

/** Splits a normalised message at punctuation and before connectors such as 还有 and 另外. */
export function splitClauses(text: string, connectors: readonly string[]): readonly string[] {
  let marked = text
  for (const connector of connectors) {
    if (marked.includes(connector)) marked = marked.replaceAll(connector, `。${connector}`)
  }
  return marked
    .split(stops)
    .map(clause => clause.trim())
    .filter(clause => clause !== '')
}
