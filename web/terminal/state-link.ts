/**
 * A saved state as a short text for the part of an address after `#`. The first letter says how it is packed: `z` with
 * gzip, or `p` not at all, for browsers that cannot.
 */
export async function packState(saved: string): Promise<string> {
  const bytes = new TextEncoder().encode(saved)
  if (typeof CompressionStream === 'undefined') return `p${toText(bytes)}`
  return `z${toText(await pipe(bytes, new CompressionStream('gzip')))}`
}

/** The saved state in a link; null when it is damaged or no state at all. */
export async function unpackState(packed: string): Promise<string | null> {
  const bytes = fromText(packed.slice(1))
  if (!bytes || !/^[zp]/.test(packed)) return null
  try {
    const plain = packed.startsWith('z') ? await pipe(bytes, new DecompressionStream('gzip')) : bytes
    return new TextDecoder('utf-8', { fatal: true }).decode(plain)
  } catch {
    // Bytes that are neither gzip nor text: a link that was cut off on its way.
    return null
  }
}

async function pipe(
  bytes: Uint8Array<ArrayBuffer>,
  through: GenericTransformStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(through)
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

function toText(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

function fromText(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text)) return null
  try {
    return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), character =>
      character.charCodeAt(0),
    )
  } catch {
    // A length that no base64 text has.
    return null
  }
}
