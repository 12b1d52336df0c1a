import { openWorkshop } from '../../bot/commands/dialogs/workshop.ts'
import { readTalks, type Talk, trainingTalks } from './talks.ts'
import { turnPeers } from './turn-peers.ts'

/** The talks that a peer is asked to play: by number, or all training lines. */
export type Wanted = readonly number[] | 'training'

/** What a peer took for each turn, in milliseconds. */
export interface Times {
  readonly texts: number[]
  readonly choices: number[]
}

/** The process of one peer, which its argument names: tells what is measured, then plays what it is asked to. */
const workshop = openWorkshop()
const talks = readTalks(workshop)
const training = trainingTalks(workshop)
const [, , id = ''] = process.argv
const peer = await turnPeers[id]?.()
if (!peer) throw new Error(`There is no peer "${id}": say ${Object.keys(turnPeers).join(' or ')}.`)
const { name, hearsOneIn = 1 } = peer

process.on('message', async (wanted: Wanted) => {
  const asked = wanted === 'training' ? training : wanted.flatMap(at => talks[at] ?? [])
  process.send?.(await play(asked.filter((_, at) => at % hearsOneIn === 0)))
})
process.send?.(name)

async function play(asked: readonly Talk[]): Promise<Times> {
  const times: Times = { texts: [], choices: [] }
  for (const talk of asked) {
    peer?.begin?.(talk)
    for (const act of talk.acts) {
      const began = performance.now()
      const answered = peer?.take(act, talk)
      // Who answers at once is not made to wait for its turn in a queue.
      if (answered instanceof Promise) await answered
      times['text' in act ? 'texts' : 'choices'].push(performance.now() - began)
    }
  }
  return times
}
