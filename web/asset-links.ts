import type { Manifest } from './manifest.ts'

/** Lets page templates look up built files; the addresses begin with `base` (such as `/assets/`). */
interface AssetLinks {
  /** The address of an entry. Throws for an unknown name, which is a programmer's mistake. */
  asset(name: string): string
  /** The addresses of the files that an entry loads at once. */
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
