import pino from 'pino'
import { type Config, readConfig } from '../bot/config.ts'
import { cachedModel } from '../bot/content/cached-model.ts'
import type { Content } from '../bot/content/content.ts'
import { builtFolder, contentFolder } from '../bot/content/content-folder.ts'
import { loadContent } from '../bot/content/load-content.ts'
import { firstSignInLink } from '../bot/conversations/accounts/sign-in-links.ts'
import { StartFailure } from '../bot/start-failure.ts'
import type { Model } from '../bot/understanding/understand.ts'
import { describeError } from './api/log-requests.ts'
import { cachedBrowser } from './cached-browser.ts'
import { createEmbedDemo } from './embed-demo.ts'
import { limitHeapGrowth } from './limit-heap-growth.ts'
import { limits } from './limits.ts'
import { type Listening, listen } from './listen.ts'
import { createShutdown } from './shutdown.ts'

/**
 * Starts the desk: first the content, so that a desk with faulty content never listens; then database,
 * browser code and server.
 */
async function start(): Promise<void> {
  const config = readConfig()
  const content = loadContent(contentFolder)
  // Where something has changed, the bundler works in a process of its own meanwhile.
  const building = cachedBrowser()
  // Trained only at the very first start, and not before the first conversation needs it.
  let trained: Model | undefined
  const model = (): Model => {
    trained ??= cachedModel(content.understanding, builtFolder)
    return trained
  }
  const [{ openDesk }, { createApp }] = await Promise.all([
    import('../bot/conversations/open-desk.ts'),
    import('./app.ts'),
  ])
  const logger = pino({ level: config.logLevel })
  const onTrouble = (error: unknown) =>
    logger.error({ error: describeError(error) }, 'something failed that no request waits for')
  const { dataFolder: folder, databaseUrl } = config
  const desk = await openDesk({ content, model, folder, databaseUrl, now: Date.now, onTrouble })
  const { manifest, assetFolder } = await building
  let address = ''
  // A page on another origin to try the widget on, only for a person at this machine.
  const demo = loopback.includes(config.host) ? await openDemo(content, config, () => address) : undefined
  const { publicUrl } = config
  const shutdown = createShutdown()
  const app = createApp({
    content,
    desk,
    manifest,
    assetFolder,
    logger,
    shutdown,
    publicUrl,
    allowedOrigins: [...config.allowedOrigins, ...(demo ? [demo.address] : [])],
    ...(config.identitySecret ? { identitySecret: config.identitySecret } : {}),
    ...(demo ? { demo: demo.address } : {}),
  })
  const server = await listen(app.serve, config).catch(async error => {
    await demo?.close()
    throw error
  })
  address = server.address
  const firstLink = await firstSignInLink(desk.db, Date.now())
  process.stdout.write(
    [
      `posdesk is open at ${address}`,
      `  chat       ${address}/`,
      `  guide      ${address}/guide`,
      `  simulator  ${address}/simulator`,
      ...(demo ? [`  embedded   ${address}/embed-demo`] : []),
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
    shutdown.begin()
    await server.close(limits.shutdownPatience)
    await demo?.close()
    await desk.close()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

const loopback: readonly string[] = ['127.0.0.1', 'localhost', '::1']

/**
 * Opens the demo next to the desk's port, or on any free one. It is addressed by number while the desk goes
 * by name, so that browsers treat it as another site.
 */
async function openDemo(content: Content, { port }: Config, desk: () => string): Promise<Listening> {
  const app = createEmbedDemo(content, desk)
  const on = (own: number) => listen(app, { port: own, host: '127.0.0.1' })
  const listening = port === 0 ? await on(0) : await on(port + 1).catch(() => on(0))
  return { ...listening, address: listening.address.replace('localhost', '127.0.0.1') }
}

limitHeapGrowth()
start().catch((error: unknown) => {
  // What the person at the shell can fix is a sentence; anything else keeps its stack trace.
  if (error instanceof StartFailure) process.stderr.write(`${error.message}\n`)
  else console.error(error)
  process.exitCode = 1
})
