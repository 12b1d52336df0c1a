import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import test from 'ava'
import { runCommand } from '../../bot/cli.ts'

async function run(...args: string[]): Promise<{ code: number; out: string }> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
  const code = await runCommand('prove', args, { stdin, stdout, stderr })
  stdout.end()
  stderr.end()
  return { code, out: (await text(stdout)) + (await text(stderr)) }
}

test.serial('one fault on one kind is proven, with its table', async t => {
  const { code, out } = await run('--fault', 'storage-full', '--kind', 'esign', '--skin', 'newpos')
  t.is(code, 0)
  t.regex(out, /settlement-steps +storage-full +n\.a\. +cured \d+ turns \d+ s +n\.a\./)
  t.regex(out, /\d+ walks and \d+ clumsy ones over \d+ nodes and \d+ ways, 0 failed\n$/)
})

test.serial('with --verbose every walk is printed', async t => {
  const { out } = await run('--fault', 'healthy', '--kind', 'esign', '--skin', 'pax', '--verbose')
  t.regex(out, /CURED {2}settlement-steps: healthy on esign, pax\n/)
  t.regex(out, /pressed .*管理 · 结算/)
})

test.serial('a kind that does not exist is refused with the kinds that do', async t => {
  const { code, out } = await run('--kind', 'clasic')
  t.is(code, 1)
  t.is(out, '--kind is one of classic, esign, smart, not "clasic".\n')
})

test.serial('a fault that does not exist is refused', async t => {
  const { code, out } = await run('--fault', 'storage-ful')
  t.is(code, 1)
  t.is(out, 'No fault fits: content/faults names them.\n')
})
