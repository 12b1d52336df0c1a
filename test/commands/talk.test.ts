import { PassThrough, Readable } from 'node:stream'
import test from 'ava'
import { runCommand } from '../../bot/cli.ts'

async function run(
  name: string,
  args: readonly string[],
  lines: string,
): Promise<{ code: number; output: string }> {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  let output = ''
  for (const stream of [stdout, stderr]) stream.on('data', chunk => (output += chunk))
  const code = await runCommand(name, args, { stdin: Readable.from([lines]), stdout, stderr })
  return { code, output }
}

test.serial('the shell talks through the same flows, and tells why when asked', async t => {
  const { code, output } = await run('talk', ['--why'], '储存满\n还没结算\n')
  t.is(code, 0)
  t.regex(output, /1\. 还没结算/)
  t.regex(output, /带按键和打印机的/)
  t.regex(output, /storage-full/)
})

test.serial('an unknown command names the known ones', async t => {
  const { code, output } = await run('dance', [], '')
  t.is(code, 2)
  t.regex(output, /check, dialogs/)
})
