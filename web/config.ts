import { z } from 'zod'
import { StartFailure } from '../bot/start-failure.ts'

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const configSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  LOG_LEVEL: z.enum(levels).default('info'),
})

/** How the desk was configured. */
export interface Config {
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  readonly dataFolder: string
  readonly logLevel: (typeof levels)[number]
}

/** Reads the environment, in this one place; throws one sentence that names every wrong variable. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  // An empty variable counts as not set, as people expect of `PORT= npm start`.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = configSchema.safeParse(given)
  if (!result.success) {
    const wrong = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new StartFailure(`The configuration is wrong. ${wrong.join('; ')}.`)
  }
  const { PORT, HOST, DATA_DIR, LOG_LEVEL } = result.data
  return { port: PORT, host: HOST, dataFolder: DATA_DIR, logLevel: LOG_LEVEL }
}
