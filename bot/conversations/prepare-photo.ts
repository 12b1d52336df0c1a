import sharp from 'sharp'

/** Large enough for today's phones; a file that unpacks to more is an attack. */
const maxPixels = 60_000_000

/** Enough to read the small print of a terminal's screen. */
const maxSide = 1600

// Only the three decoders that are needed: nothing else that claims to be a picture is even parsed.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})

/**
 * Decodes a JPEG, PNG or WebP photo and re-encodes it as an upright JPEG of at most 1600 pixels a side,
 * without location, camera or other metadata, and without anything else in the file. Null when it is not such
 * a photo, is animated or damaged, or has too many pixels.
 */
export async function preparePhoto(bytes: Uint8Array): Promise<Uint8Array | null> {
  const format = formatOf(bytes)
  if (!format) return null
  try {
    const photo = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
    const { format: found, pages = 1 } = await photo.metadata()
    if (found !== format || pages > 1) return null
    return await photo
      .timeout({ seconds: 15 })
      .autoOrient()
      .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .toBuffer()
  } catch {
    // The decoder's reasons do not help a merchant.
    return null
  }
}

const signatures = {
  jpeg: /^ffd8ff/,
  png: /^89504e470d0a1a0a/,
  webp: /^52494646.{8}57454250/,
} as const

/** The format according to the file's first bytes, whatever its name. */
function formatOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('hex')
  return Object.entries(signatures).find(([, signature]) => signature.test(head))?.[0]
}
