/** How changed content performed: problems of the content, then the scripts that were played with it. */
export interface ContentTrial {
  readonly errors: readonly string[]
  readonly warnings: readonly { readonly file: string; readonly line: number; readonly sentence: string }[]
  readonly passed: number
  /** The first failures; all of them while there are few. */
  readonly failed: readonly { readonly title: string; readonly expected: string; readonly came: string }[]
}
