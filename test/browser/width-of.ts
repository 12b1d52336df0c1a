import type { Locator } from 'playwright-core'

/** How many pixels a picture is wide, once it has come. */
export const widthOf = (picture: Locator): Promise<number> =>
  picture.evaluate(async image => {
    if (!(image instanceof HTMLImageElement)) return 0
    await image.decode()
    return image.naturalWidth
  })
