import { type ParseArgsConfig, parseArgs } from 'node:util'
import { StartFailure } from '../start-failure.ts'

/** A command's arguments as `config` describes them; a wrong one fails with the reason and with `usage`. */
export function readArguments<Config extends ParseArgsConfig>(
  config: Config,
  usage: string,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new StartFailure(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}
