import type { Asset } from '../../web/manifest.ts'

/** Bytes on the wire that `assets` take together where `present` is loaded already. */
export function gzipOnTop(assets: readonly Asset[], present: Asset): number {
  const parts: Readonly<Record<string, number>> = Object.assign({}, ...assets.map(asset => asset.parts))
  return Object.entries(parts).reduce((sum, [file, gzip]) => sum + (file in present.parts ? 0 : gzip), 0)
}
