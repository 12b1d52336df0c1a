import type { Request } from 'express'

/** A field of the posted form; an empty string when it is missing. */
export function field(request: Request, name: string): string {
  const value: unknown = request.body?.[name]
  return typeof value === 'string' ? value : ''
}
