import { join } from 'node:path'

const mark = join(import.meta.dirname, '..', 'styles', 'mark.svg')

const drawn = new Map<number, Promise<Buffer>>()

/** The desk's mark as a square PNG of `size` pixels, with a margin for masks; drawn once and kept. */
export function drawIcon(size: number): Promise<Buffer> {
  const drawing = drawn.get(size) ?? draw(size)
  drawn.set(size, drawing)
  // A failure is not kept: the next request tries again.
  drawing.catch(() => drawn.delete(size))
  return drawing
}

async function draw(size: number): Promise<Buffer> {
  // A large library that is needed only for installing the app.
  const { default: sharp } = await import('sharp')
  const inner = Math.round(size * 0.72)
  const picture = await sharp(mark, { density: 600 })
    .resize(inner, inner, { fit: 'contain', background: '#faf8f500' })
    .toBuffer()
  return sharp({ create: { width: size, height: size, channels: 4, background: '#faf8f5' } })
    .composite([{ input: picture }])
    .png()
    .toBuffer()
}
