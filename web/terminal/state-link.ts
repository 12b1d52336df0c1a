/**
 * Packs a saved state as a short text for the fragment of an address. The first letter says how: `z` with
 * gzip, or `p` plain, for browsers without gzip.
 */
export async function packState(saved: string): Promise<string> {
  const bytes = new TextEncoder().encode(saved)
  if (typeof CompressionStream === 'undefined') return `p${toText(bytes)}`
  return `z${toText(await pipe(bytes, new CompressionStream('gzip')))}`
}

/** Unpacks the saved state of a link; null when it is damaged or not a state at all. */
export async function unpackState(packed: string): Promise<string | null> {
  const bytes = fromText(packed.slice(1))
  if (!bytes || !/^[zp]/.test(packed)) return null
  try {
    const plain = packed.startsWith('z') ? await pipe(bytes, new DecompressionStream('gzip')) : bytes
    return new TextDecoder('utf-8', { fatal: true }).decode(plain)
  } catch {
    // Neither gzip nor text: the link was probably cut off.
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
    // No base64 text has this length.
    return null
  }
}
