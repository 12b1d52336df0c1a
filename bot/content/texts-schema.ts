import { z } from 'zod'

/** A text of the pages or of the chat. */
export const words = z.string().min(1).max(200)

/** A text under each of these names. */
export const shape = <const Name extends string>(...names: readonly Name[]) =>
  // The keys of an object made from a list are known to us alone.
  Object.fromEntries(names.map(name => [name, words])) as Record<Name, typeof words>

/** An object that has a text under each of these names, and nothing else. */
export const texts = <const Name extends string>(...names: readonly Name[]) => z.strictObject(shape(...names))
