import type { Command } from '../cli.ts'
import { readConfig } from '../config.ts'
import { type Act, type Role, roles } from '../content/desk-vocabulary.ts'
import {
  type Agent,
  addAgent,
  cleanName,
  disableAgent,
  enableAgent,
  findAgent,
  listAgents,
  resetAgent,
} from '../conversations/accounts/agents.ts'
import { writeAudit } from '../conversations/accounts/audit.ts'
import { makeSignInLink } from '../conversations/accounts/sign-in-links.ts'
import type { Db } from '../conversations/tables.ts'
import { StartFailure } from '../start-failure.ts'
import { openDeskDatabase } from './open-desk-database.ts'
import { readArguments } from './read-arguments.ts'

const usage = `npm run agents -- add NAME --role ${roles.join('|')} | list | reset NAME | disable NAME | enable NAME  [--data DIR] [--address URL]`

/** `npm run agents`: the desk's accounts. Works while the desk runs, and when nobody can sign in any more. */
export const agents: Command = async (args, { stdout }) => {
  const { act, name, role, data, address } = readAct(args)
  const db = await openDeskDatabase(data)
  try {
    const lines = await run(db, act, name, role)
    const welcome = `${address ?? readConfig().publicUrl ?? 'http://localhost:3000'}/console/welcome/`
    stdout.write(lines.map(line => `${line.replace('LINK:', welcome)}\n`).join(''))
    return 0
  } finally {
    await db.destroy()
  }
}

/** Does one act and gives the lines to print, in which `LINK:` stands for the address before a link's token. */
async function run(db: Db, act: string, given: string, role: string | undefined): Promise<string[]> {
  const at = Date.now()
  const note = (done: Act, subject: string) =>
    writeAudit(db, { at, agentId: null, act: done, subject, detail: { shell: true } })
  const link = async ({ id, name }: Agent) => [
    `${name} signs in once within 24 hours at`,
    `  LINK:${await makeSignInLink(db, id, at)}`,
  ]
  switch (act) {
    case 'list':
      return (await listAgents(db)).map(
        ({ name, role, state }) => `${state.padEnd(9)} ${role.padEnd(11)} ${name}`,
      )
    case 'add': {
      const name = cleanName(given)
      if (name === null) throw new StartFailure(`Give a name of at most 40 characters: ${usage}`)
      const agent = await addAgent(db, name, readRole(role), at)
      if (!agent)
        throw new StartFailure(`There is an account ${name} already: choose another name or reset it.`)
      await note('agent-added', name)
      return link(agent)
    }
    case 'reset': {
      const agent = await find(db, given)
      await resetAgent(db, agent.id)
      await note('agent-reset', agent.name)
      return link(agent)
    }
    case 'disable': {
      const agent = await find(db, given)
      await disableAgent(db, agent.id, at)
      await note('agent-disabled', agent.name)
      return [`${agent.name} is disabled and signed out everywhere.`]
    }
    case 'enable': {
      const agent = await find(db, given)
      await enableAgent(db, agent.id)
      await note('agent-enabled', agent.name)
      return [`${agent.name} may sign in again.`]
    }
    default:
      throw new StartFailure(`Say what to do: ${usage}`)
  }
}

function readAct(args: readonly string[]) {
  const options = { data: { type: 'string' }, address: { type: 'string' }, role: { type: 'string' } } as const
  const { values, positionals } = readArguments({ args: [...args], allowPositionals: true, options }, usage)
  const [act = '', name = ''] = positionals
  return { act, name, ...values }
}

function readRole(given: string | undefined): Role {
  const role = roles.find(each => each === given)
  if (role) return role
  throw new StartFailure(`Give --role as one of ${roles.join(', ')}: ${usage}`)
}

async function find(db: Db, given: string): Promise<Agent> {
  const agent = await findAgent(db, given.normalize('NFKC').trim())
  if (agent) return agent
  throw new StartFailure(`There is no account ${given}: npm run agents -- list tells the names.`)
}
