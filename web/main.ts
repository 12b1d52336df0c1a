import { join } from 'node:path'
import pino from 'pino'
import { cachedModel } from '../bot/content/cached-model.ts'
import { contentFolder } from '../bot/content/content-folder.ts'
import { loadContent } from '../bot/content/load-content.ts'
import { firstSignInLink } from '../bot/conversations/accounts/sign-in-links.ts'
import { StartFailure } from '../bot/start-failure.ts'
import type { Model } from '../bot/understanding/understand.ts'
import { buildBrowser } from './build-browser.ts'
import { readConfig } from './config.ts'
import { listen } from './listen.ts'

/** Starts the desk: content first, so that bad content never listens; then database, browser code, server. */
async function start(): Promise<void> {
  const config = readConfig()
  const content = loadContent(contentFolder)
  const built = join(import.meta.dirname, '..', 'dist')
  const assetFolder = join(built, 'assets')
  // The bundler works in a process of its own meanwhile.
  const building = buildBrowser(assetFolder)
  // Trained at the first start only, and not before the first conversation.
  let trained: Model | undefined
  const model = (): Model => {
    trained ??= cachedModel(content.understanding, built)
    return trained
  }
  const [{ openDesk }, { createApp }] = await Promise.all([
    import('../bot/conversations/open-desk.ts'),
    import('./app.ts'),
  ])
  const logger = pino({ level: config.logLevel })
  const onTrouble = (error: unknown) => logger.error({ err: error }, 'a reminder failed')
  const { dataFolder: folder, databaseUrl } = config
  const desk = await openDesk({ content, model, folder, databaseUrl, now: Date.now, onTrouble })
  const manifest = await building
  const { publicUrl } = config
  const app = createApp({ content, desk, manifest, assetFolder, logger, publicUrl })
  const server = await listen(app, config)
  const { address } = server
  const firstLink = await firstSignInLink(desk.db, Date.now())
  process.stdout.write(
    [
      `posdesk is open at ${address}`,
      `  chat       ${address}/`,
      `  guide      ${address}/guide`,
      `  simulator  ${address}/simulator`,
      `  console    ${address}/console`,
      ...(firstLink
        ? [`  first sign-in, once within 24 hours: ${publicUrl ?? address}/console/welcome/${firstLink}`]
        : []),
      `  protocol   ${address}/api/openapi.json`,
      `  data       ${databaseUrl ? 'PostgreSQL of DATABASE_URL' : folder}`,
      '',
    ].join('\n'),
  )

  const stop = async () => {
    await server.close()
    await desk.close()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

start().catch((error: unknown) => {
  // What the person at the shell can mend is a sentence; anything else keeps its stack.
  if (error instanceof StartFailure) process.stderr.write(`${error.message}\n`)
  else console.error(error)
  process.exitCode = 1
})
