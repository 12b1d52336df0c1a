import type { Classifier } from './classifier.ts'
import { indexFrom, placesOf } from './features.ts'

/**
 * Packs a trained classifier into bytes, so that no start has to train again; `unpackClassifier` reads them.
 */
export function packClassifier({ labels, index, weights, unit, bias, familiarity }: Classifier): Uint8Array {
  const head = new TextEncoder().encode(JSON.stringify({ labels, unit, tokens: index.names }))
  const places = placesOf(index)
  const lengths = Uint32Array.of(head.length, places.length)
  const parts = [lengths, head, places, weights, bias, familiarity].map(
    part => new Uint8Array(part.buffer, part.byteOffset, part.byteLength),
  )
  const bytes = new Uint8Array(parts.reduce((total, part) => total + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** Reads a classifier from these bytes; null when they are cut short or are something else. */
export function unpackClassifier(bytes: Uint8Array): Classifier | null {
  if (bytes.length < 8) return null
  const [headLength = 0, count = 0] = new Uint32Array(copyOf(bytes, 0, 8))
  if (bytes.length < 8 + headLength) return null
  const head = readHead(bytes.subarray(8, 8 + headLength))
  if (!head) return null
  const { labels, unit, tokens } = head
  const height = count + 1
  const sizes = [count * 4, height * labels.length * 2, labels.length * 4, tokens.length * 4]
  if (bytes.length !== 8 + headLength + sizes.reduce((sum, size) => sum + size, 0)) return null
  let at = 8 + headLength
  const [places, weights, bias, familiarity] = sizes.map(size => {
    const part = copyOf(bytes, at, at + size)
    at += size
    return part
  })
  if (!places || !weights || !bias || !familiarity) return null
  const index = indexFrom(tokens, new Int32Array(places))
  return {
    labels,
    index,
    weights: new Int16Array(weights),
    unit,
    bias: new Float32Array(bias),
    familiarity: new Float32Array(familiarity),
  }
}

/** A separate buffer, because the arrays laid over it must be aligned. */
const copyOf = (bytes: Uint8Array, from: number, to: number): ArrayBuffer =>
  new Uint8Array(bytes.subarray(from, to)).buffer

interface Head {
  readonly labels: readonly string[]
  readonly unit: number
  readonly tokens: readonly string[]
}

function readHead(bytes: Uint8Array): Head | null {
  try {
    const head: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isHead(head) ? head : null
  } catch {
    return null
  }
}

const isHead = (head: unknown): head is Head =>
  typeof head === 'object' &&
  head !== null &&
  'labels' in head &&
  areWords(head.labels) &&
  'unit' in head &&
  typeof head.unit === 'number' &&
  'tokens' in head &&
  areWords(head.tokens)

const areWords = (value: unknown): boolean =>
  Array.isArray(value) && value.every(one => typeof one === 'string')
