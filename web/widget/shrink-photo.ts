const longestSide = 1_600
const quality = 0.82

/**
 * Turns a photo into a JPEG data URL of at most 1,600 pixels on its longer side, without the file's metadata
 * (place and time); null if unreadable.
 */
export async function shrinkPhoto(file: Blob): Promise<string | null> {
  try {
    // Not an image element, which pages with a strict policy keep from loading files.
    const image = await createImageBitmap(file)
    const scale = Math.min(1, longestSide / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(image.width * scale))
    canvas.height = Math.max(1, Math.round(image.height * scale))
    const pen = canvas.getContext('2d')
    if (!pen) return null
    // Transparent parts would otherwise turn black.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(image, 0, 0, canvas.width, canvas.height)
    image.close()
    return canvas.toDataURL('image/jpeg', quality)
  } catch {
    // Not a picture, or a format that this browser cannot show.
    return null
  }
}
