import { join } from 'node:path'

/** The content that comes with posdesk. */
export const contentFolder: string = join(import.meta.dirname, '..', '..', 'content')

/** Everything that is built from the source is kept here: browser code, compiled content, the trained understanding. */
export const builtFolder: string = join(import.meta.dirname, '..', '..', 'dist')
