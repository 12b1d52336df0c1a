import type { Manifest } from './manifest.ts'

/** What page templates ask for: addresses of built files below `base` (such as `/assets/`). */
export interface AssetLinks {
  /** Address of an entry; an unknown name is a programmer's mistake and throws. */
  asset(name: string): string
  /** Addresses of the parts that an entry loads at once. */
  preloads(name: string): readonly string[]
}

export function assetLinks(manifest: Manifest, base: string): AssetLinks {
  const find = (name: string) => {
    const asset = manifest[name]
    if (!asset) {
      throw new Error(`No browser entry "${name}" was built: known are ${Object.keys(manifest).join(', ')}.`)
    }
    return asset
  }
  return {
    asset: name => base + find(name).file,
    preloads: name => find(name).imports.map(file => base + file),
  }
}
