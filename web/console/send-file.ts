import type { Response } from 'express'

/** Sends text as a download. `name` must be one of ours, never something that a user typed. */
export function sendFile(response: Response, name: string, type: string, text: string): void {
  response.set('content-disposition', `attachment; filename="${name}"`).type(type).send(text)
}
