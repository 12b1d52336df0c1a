import { join } from 'node:path'

/** The content that comes with posdesk. */
export const contentFolder: string = join(import.meta.dirname, '..', '..', 'content')
