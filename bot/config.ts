import { z } from 'zod'
import { StartFailure } from './start-failure.ts'

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** As browsers send it: scheme, host and port alone; `null` is what a WebView with a local page sends. */
const origin = z
  .string()
  .refine(given => given === 'null' || (URL.canParse(given) && new URL(given).origin === given), {
    error: 'must list origins like https://shop.example, or null, separated by commas',
  })

const configSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' }).optional(),
  ALLOWED_ORIGINS: z
    .string()
    .transform(list => list.split(',').map(origin => origin.trim()))
    .pipe(z.array(origin))
    .default([]),
  IDENTITY_SECRET: z.string().min(32).optional(),
  LOG_LEVEL: z.enum(levels).default('info'),
})

/** How the desk was configured. */
export interface Config {
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  readonly dataFolder: string
  /** PostgreSQL to use in place of SQLite in `dataFolder`. */
  readonly databaseUrl?: string
  /** Where people reach the desk, without a slash at the end; absent, the address it listens on. */
  readonly publicUrl?: string
  /** Other sites that may embed the widget; `null` among them lets in WebViews that show a local page. */
  readonly allowedOrigins: readonly string[]
  /** Shared with shops that sign who is logged in. */
  readonly identitySecret?: string
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
  const { PORT, HOST, DATA_DIR, DATABASE_URL, PUBLIC_URL, ALLOWED_ORIGINS, IDENTITY_SECRET, LOG_LEVEL } =
    result.data
  return {
    port: PORT,
    host: HOST,
    dataFolder: DATA_DIR,
    ...(DATABASE_URL ? { databaseUrl: DATABASE_URL } : {}),
    ...(PUBLIC_URL ? { publicUrl: PUBLIC_URL.replace(/\/+$/, '') } : {}),
    allowedOrigins: ALLOWED_ORIGINS,
    ...(IDENTITY_SECRET ? { identitySecret: IDENTITY_SECRET } : {}),
    logLevel: LOG_LEVEL,
  }
}

/** Password of the accounts that scripted dialogs act with at a running desk; undefined when it is not set. */
export const readAgentPassword = (environment: NodeJS.ProcessEnv = process.env): string | undefined =>
  environment.AGENT_PASSWORD || undefined
