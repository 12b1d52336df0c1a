import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import type { Content } from '../../bot/content/content.ts'
import { probeWriting } from '../../bot/conversations/store.ts'
import type { Db } from '../../bot/conversations/tables.ts'
import type { Shutdown } from '../shutdown.ts'
import { describeError } from './log-requests.ts'

/**
 * `/readyz`: 200 while messages can be answered and stored, otherwise 503 with the reason. It writes a row,
 * so that a full disk or a read-only database is noticed. Content needs no check: it is compiled before the
 * desk starts.
 */
export function readiness(db: Db, content: Content, shutdown: Shutdown, logger: Logger): RequestHandler {
  const dialogVersion = content.dialog.version
  return async (_request, response) => {
    response.set('cache-control', 'no-store')
    if (shutdown.begun) return void response.status(503).json({ status: 'stopping' })
    try {
      await probeWriting(db, dialogVersion)
      response.json({ status: 'ready', content: content.version })
    } catch (error) {
      logger.error({ error: describeError(error) }, 'the database does not take messages')
      response.status(503).json({ status: 'database not writable' })
    }
  }
}
