import type { Request, Response } from 'express'
import { z } from 'zod'
import { type TerminalKind, terminalKinds } from '../../bot/terminal/device.ts'

const query = z.object({
  kind: z
    .enum([...terminalKinds, 'all'])
    .optional()
    .catch(undefined),
})
const year = 365 * 86_400_000

/**
 * The kind of terminal that the reader wants to see: the one that a link chooses (`?kind=`), which is kept in
 * a cookie of the guide, else the one chosen last; null for all kinds.
 */
export function chosenKind(request: Request, response: Response): TerminalKind | null {
  response.vary('cookie')
  const { kind: chosen } = query.parse(request.query)
  if (chosen !== undefined) {
    response.cookie('kind', chosen, { path: '/guide', maxAge: year, sameSite: 'lax', httpOnly: true })
  }
  const kept = /(?:^|;\s*)kind=(\w+)/.exec(request.headers.cookie ?? '')?.[1]
  return terminalKinds.find(kind => kind === (chosen ?? kept)) ?? null
}
