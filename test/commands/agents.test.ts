import { execFile } from 'node:child_process'
import { PassThrough, Readable } from 'node:stream'
import test from 'ava'
import { runCommand } from '../../bot/cli.ts'
import { readAudit } from '../../bot/conversations/accounts/audit.ts'
import { ownerOfLink } from '../../bot/conversations/accounts/sign-in-links.ts'
import { openDatabase } from '../../bot/conversations/database.ts'
import { temporaryFolder } from '../conversations/open-test-desk.ts'

async function run(data: string, ...args: string[]): Promise<{ code: number; output: string }> {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  let output = ''
  for (const stream of [stdout, stderr]) stream.on('data', chunk => (output += chunk))
  const streams = { stdin: Readable.from([]), stdout, stderr }
  const code = await runCommand('agents', [...args, '--data', data], streams)
  return { code, output }
}

test.serial(
  'accounts are added, listed, reset and disabled in the shell, and each act is in the audit',
  async t => {
    const { folder, remove } = temporaryFolder()
    t.teardown(remove)
    const added = await run(folder, 'add', '小王', '--role', 'agent', '--address', 'https://desk.example')
    t.is(added.code, 0, added.output)
    const first = /https:\/\/desk\.example\/console\/welcome\/([\w-]{43})/.exec(added.output)?.[1] ?? ''
    t.regex((await run(folder, 'list')).output, /invited +agent +小王/)
    const reset = await run(folder, 'reset', '小王')
    const second = /welcome\/([\w-]{43})/.exec(reset.output)?.[1] ?? ''
    const db = await openDatabase(folder)
    t.teardown(() => db.destroy())
    t.is(await ownerOfLink(db, first, Date.now()), undefined, 'a reset makes the first link useless')
    t.is((await ownerOfLink(db, second, Date.now()))?.name, '小王')
    await run(folder, 'disable', '小王')
    t.regex((await run(folder, 'list')).output, /disabled +agent +小王/)
    const audit = await readAudit(db, { limit: 10 })
    t.deepEqual(
      audit.map(({ act }) => act),
      ['agent-disabled', 'agent-reset', 'agent-added'],
    )
  },
)

const wrong: [string, string[], RegExp][] = [
  ['no act', [], /Say what to do/],
  ['no role', ['add', '小李'], /--role as one of agent, supervisor, author/],
  ['no name', ['add', '--role', 'agent'], /Give a name/],
  ['nobody of that name', ['reset', '无人'], /There is no account 无人/],
]

for (const [title, args, sentence] of wrong) {
  test.serial(`what cannot be done is a sentence: ${title}`, async t => {
    const { folder, remove } = temporaryFolder()
    t.teardown(remove)
    const { code, output } = await run(folder, ...args)
    t.is(code, 1)
    t.regex(output, sentence)
  })
}

test.serial('accounts are those of the desk that this environment opens', async t => {
  const { folder, remove } = temporaryFolder()
  t.teardown(remove)
  const inEnvironment = (environment: Record<string, string>) =>
    new Promise<string>(resolve => {
      const args = ['--import=tsx', 'bot/cli.ts', 'agents', 'add', '小赵', '--role', 'author']
      const env = { ...process.env, DATABASE_URL: '', PUBLIC_URL: '', ...environment }
      execFile(process.execPath, args, { env }, (_error, stdout, stderr) => resolve(stdout + stderr))
    })
  const desk = { DATA_DIR: folder, PUBLIC_URL: 'https://desk.example' }
  t.regex(await inEnvironment(desk), /https:\/\/desk\.example\/console\/welcome\//)
  t.regex((await run(folder, 'list')).output, /invited +author +小赵/)
  const nowhere = { ...desk, DATABASE_URL: 'postgres://127.0.0.1:1/none' }
  t.regex(await inEnvironment(nowhere), /PostgreSQL cannot be reached/)
})
