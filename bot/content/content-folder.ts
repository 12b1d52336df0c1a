import { join } from 'node:path'

/** The content that comes with posdesk. */
export const contentFolder: string = join(import.meta.dirname, '..', '..', 'content')

/** Where what is made from the source is kept: browser code, the trained understanding. */
export const builtFolder: string = join(import.meta.dirname, '..', '..', 'dist')
