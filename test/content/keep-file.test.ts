import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'ava'
import { keepFile } from '../../bot/content/keep-file.ts'

test('of files of one kind the newest eight are kept, and other kinds are left alone', t => {
  const folder = mkdtempSync(join(tmpdir(), 'posdesk-kept-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'chat.js'), '')
  keepFile(join(folder, 'understanding-1.bin'), new Uint8Array())
  for (let number = 1; number <= 9; number++) {
    const file = join(folder, `content-${number}.bin`)
    keepFile(file, Uint8Array.of(number))
    utimesSync(file, number, number)
  }
  keepFile(join(folder, 'content-10.bin'), Uint8Array.of(10))
  const kept = [3, 4, 5, 6, 7, 8, 9, 10].map(number => `content-${number}.bin`)
  t.deepEqual(readdirSync(folder).toSorted(), ['chat.js', 'understanding-1.bin', ...kept].toSorted())
  t.deepEqual([...readFileSync(join(folder, 'content-9.bin'))], [9])
})
