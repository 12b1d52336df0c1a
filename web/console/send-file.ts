import type { Response } from 'express'

/** Sends text as a file to keep; the name is one of ours, never what somebody typed. */
export function sendFile(response: Response, name: string, type: string, text: string): void {
  response.set('content-disposition', `attachment; filename="${name}"`).type(type).send(text)
}
