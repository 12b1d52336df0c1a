import type { WireEvent } from '../../bot/dialog/wire.ts'
import { freePort } from '../free-port.ts'
import { createScriptedDesk, type Script } from '../widget/scripted-desk.ts'
import { greeting } from '../widget/storage-full-talk.ts'
import { serveScriptedDesk } from './serve-scripted-desk.ts'
import type { Built } from './with-browser.ts'

/** A desk, and the network before it, that fail on demand. */
export interface TroubledDesk {
  /** Stays the same when the server is killed and started again. */
  readonly address: string
  /** The next message posted does not arrive, or is recorded and its answer does not arrive. */
  loseNext(what: 'request' | 'answer'): void
  cutStreams(): void
  /** The open streams stay open, but nothing comes through them any more. */
  freezeStreams(): void
  kill(): Promise<unknown>
  startAgain(): Promise<unknown>
  /** What the desk has recorded in the conversation of which a tab knows the id and the token. */
  log(session: { readonly conversationId: string; readonly token: string }): Promise<readonly WireEvent[]>
  /** Messages posted so far, repeats included. */
  posts(): number
  close(): Promise<unknown>
}

const echo: Script = ({ text = '' }) => [
  { from: 'merchant', type: 'merchantSpoke', text },
  { from: 'bot', type: 'said', text: `收到：${text}` },
]

/** A desk in memory that says everything again. */
export async function openScriptedTrouble({ manifest, folder }: Built): Promise<TroubledDesk> {
  const desk = createScriptedDesk(greeting, echo, Date.now)
  const port = await freePort()
  let served = await serveScriptedDesk(desk, manifest, folder, port)
  return {
    address: served.address,
    loseNext: what => void desk.disturbances.push(`lose-${what}`),
    cutStreams: desk.cutStreams,
    freezeStreams: desk.freezeStreams,
    kill: () => served.close(),
    async startAgain() {
      served = await serveScriptedDesk(desk, manifest, folder, port)
    },
    log: async () => desk.log(),
    posts: () => desk.requests.filter(request => request.endsWith('/messages')).length,
    close: () => served.close(),
  }
}
