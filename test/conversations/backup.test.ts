import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'ava'
import { backUp, restore } from '../../bot/conversations/backup.ts'
import { openDatabase } from '../../bot/conversations/database.ts'
import { createConversation, readEvents } from '../../bot/conversations/store.ts'
import { waitForDisk } from '../../bot/conversations/wait-for-disk.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'
import { StartFailure } from '../../bot/start-failure.ts'
import { temporaryFolder } from './open-test-desk.ts'

const event: ConversationEvent = { seq: 1, at: 1, type: 'conversationStarted', from: 'system', version: 'v' }

test.serial(
  'a backup of a database in use contains everything written before it, and can be restored elsewhere',
  async t => {
    const { folder, remove } = temporaryFolder()
    t.teardown(remove)
    const live = await openDatabase(join(folder, 'live'))
    t.teardown(() => live.destroy())
    await createConversation(live, 'before', 'hash', [event])
    const file = join(folder, 'backups', 'one.db')
    await backUp(live, file)
    await createConversation(live, 'after', 'hash', [event])
    await restore(file, join(folder, 'restored'), openDatabase)
    const restored = await openDatabase(join(folder, 'restored'))
    t.teardown(() => restored.destroy())
    t.deepEqual(await readEvents(restored, 'before'), [event])
    t.deepEqual(await readEvents(restored, 'after'), [])
  },
)

test.serial('a backup overwrites no file, and a restore overwrites no database', async t => {
  const { folder, remove } = temporaryFolder()
  t.teardown(remove)
  const db = await openDatabase(folder)
  t.teardown(() => db.destroy())
  const file = join(folder, 'one.db')
  await backUp(db, file)
  await t.throwsAsync(backUp(db, file), { instanceOf: StartFailure, message: /there already/ })
  await t.throwsAsync(restore(file, folder, openDatabase), {
    instanceOf: StartFailure,
    message: /has a database/,
  })
})

test.serial(
  'simultaneous waits for the disk share one flush, and a failed one does not prevent the next',
  async t => {
    const { folder, remove } = temporaryFolder()
    t.teardown(remove)
    const disk = waitForDisk(join(folder, 'log'))
    const first = disk.wait()
    t.is(disk.wait(), first)
    await t.throwsAsync(first, { code: 'ENOENT' })
    writeFileSync(join(folder, 'log'), 'written')
    const [second, third] = [disk.wait(), disk.wait()]
    t.is(second, third)
    await second
    await disk.close()
  },
)
