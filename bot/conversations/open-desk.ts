import type { Content } from '../content/content.ts'
import { buildModel } from '../understanding/build-model.ts'
import { type Channel, type Deliver, openController } from './botkit-channel.ts'
import { openContentLibrary } from './content-library.ts'
import { type Db, openDatabase } from './database.ts'
import { handleMessage, startConversation } from './handle-message.ts'
import { createTurnQueue } from './turn-queue.ts'
import { createWake, type Wake } from './wake.ts'

/** A desk that answers: whoever holds it may open channels, read the log and listen for new events. */
export interface OpenDesk {
  readonly db: Db
  readonly wake: Wake
  openChannel(channelId: string, deliver?: Deliver): Channel
  close(): Promise<void>
}

/** Opens the desk on the database in `folder`. `now` gives milliseconds since 1970. */
export async function openDesk(content: Content, folder: string, now: () => number): Promise<OpenDesk> {
  const db = await openDatabase(folder)
  const library = await openContentLibrary(db, content.dialog, new Date(now()).toISOString())
  const desk = { db, library, model: buildModel(content.understanding), queue: createTurnQueue(), now }
  const wake = createWake()
  const openChannel = openController(arrival =>
    'tokenHash' in arrival
      ? startConversation(desk, arrival.conversationId, arrival.tokenHash)
      : handleMessage(desk, arrival.conversationId, arrival.incoming),
  )
  return {
    db,
    wake,
    openChannel: (channelId, deliver = () => {}) =>
      openChannel(channelId, (conversationId, event) => {
        wake.notify(conversationId)
        deliver(conversationId, event)
      }),
    close: () => db.destroy(),
  }
}
