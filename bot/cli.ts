import { fileURLToPath } from 'node:url'
import { StartFailure } from './start-failure.ts'

/** The streams of a command, and its clock; tests hand in their own. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream
  readonly stdout: NodeJS.WritableStream
  readonly stderr: NodeJS.WritableStream
  /** Milliseconds since 1970; the machine's clock unless given. */
  readonly now?: () => number
}

/** Resolves with the exit code. */
export type Command = (args: readonly string[], terminal: Terminal) => Promise<number>

// Loaded on demand: a content check should not wait for Botkit.
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  agents: async () => (await import('./commands/agents.ts')).agents,
  check: async () => (await import('./commands/check.ts')).check,
  dialogs: async () => (await import('./commands/dialogs.ts')).dialogs,
  erase: async () => (await import('./commands/erase.ts')).erase,
  prove: async () => (await import('./commands/prove.ts')).prove,
  record: async () => (await import('./commands/record.ts')).record,
  schemas: async () => (await import('./commands/schemas.ts')).schemas,
  talk: async () => (await import('./commands/talk.ts')).talk,
  'try-content': async () => (await import('./commands/try-content.ts')).tryContent,
  understand: async () => (await import('./commands/understand.ts')).understand,
}

/** Runs one command by name. */
export async function runCommand(
  name: string | undefined,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const load = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name]
  if (!load) {
    terminal.stderr.write(`Say which command: ${Object.keys(commands).join(', ')}.\n`)
    return 2
  }
  try {
    const command = await load()
    return await command(args, terminal)
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error
    terminal.stderr.write(`${error.message}\n`)
    return 1
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , name, ...args] = process.argv
  process.exitCode = await runCommand(name, args, process)
}
