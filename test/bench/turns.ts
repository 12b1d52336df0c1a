import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { openWorkshop, type Workshop } from '../../bot/commands/dialogs/workshop.ts'
import type { Times, Wanted } from './play-turns.ts'
import { readTalks, type Talk, textsOf } from './talks.ts'
import { quantile, table } from './timings.ts'
import { turnPeers } from './turn-peers.ts'

/** A peer in a process of its own, so that nobody tidies up another's garbage. */
interface Player {
  readonly name: string
  play(wanted: Wanted): Promise<Times>
  end(): void
}

/** Rounds in turns, so that a busy machine is busy for all peers. */
const rounds = 8

/** One talk in so many is played again: some two thousand messages, as many as are usual. */
const usualShare = 4

/** Turns a second in process, posdesk's whole turn beside what the peers do with the same texts. */
export async function run(): Promise<void> {
  const workshop = openWorkshop()
  const talks = readTalks(workshop)
  const all = [...talks.keys()]
  const usual = all.filter(at => at % usualShare === 0)
  const players: Player[] = []
  for (const peer of Object.keys(turnPeers)) players.push(await openPlayer(peer))
  // A desk runs for days: all training lines warm the compiler before.
  for (const player of players) await player.play('training')
  const first = await playAll(players, inShares(all))
  await playAll(players, [usual])
  // Long enough that what a change of process costs does not count: posdesk needs 20 ms for a round of these.
  const fourfold = Array<readonly number[]>(4).fill(usual).flat()
  const again = await playAll(players, [fourfold, fourfold])
  for (const player of players) player.end()
  process.stdout.write(describe(workshop, talks, talks.flatMap(textsOf)))
  process.stdout.write(tableOf('Typed messages, each talk for the first time', players, first))
  process.stdout.write(
    tableOf(`Every ${usualShare}th talk, from the third time to the tenth`, players, again),
  )
}

/** Starts the process of a peer, with what the start command gives to a desk. */
async function openPlayer(peer: string): Promise<Player> {
  const child = fork(join(import.meta.dirname, 'play-turns.ts'), [peer], {
    execArgv: ['--import=tsx', '--max-semi-space-size=32'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`The process of ${peer} ended with ${code}.`)),
  )
  // It ends in good order as well, when nobody waits for an answer any more.
  ended.catch(() => {})
  const answer = async () => (await Promise.race([once(child, 'message'), ended]))[0]
  return {
    name: await answer(),
    play: wanted => {
      child.send(wanted)
      return answer()
    },
    end: () => child.disconnect(),
  }
}

/** The talks in as many parts as there are rounds. */
const inShares = (talks: readonly number[]): number[][] =>
  Array.from({ length: rounds }, (_, round) => talks.filter((_talk, at) => at % rounds === round))

/** All players in turn play one share of talks after the other. */
async function playAll(
  players: readonly Player[],
  shares: readonly (readonly number[])[],
): Promise<readonly Times[]> {
  const times = players.map((): Times => ({ texts: [], choices: [] }))
  for (const share of shares) {
    for (const [at, player] of players.entries()) {
      const { texts, choices } = await player.play(share)
      times[at]?.texts.push(...texts)
      times[at]?.choices.push(...choices)
    }
  }
  return times
}

function describe({ utterances }: Workshop, talks: readonly Talk[], texts: readonly string[]): string {
  const acts = talks.reduce((sum, talk) => sum + talk.acts.length, 0)
  const trained = new Set(Object.values(utterances).flat())
  const known = texts.filter(text => trained.has(text)).length
  return [
    `Dialog turns in process. ${talks.length} talks: ${acts - texts.length} touched choices, ${texts.length} typed messages,`,
    `${new Set(texts).size} of them different, ${known} word for word training lines. posdesk remembers what a message without`,
    'secrets and long numbers means, once it was said twice to the same question, 8,192 at most; nlp.js keeps the words of',
    'each message for an hour. For the first time posdesk works out all messages but those that stand here three times.',
    'From the third time on it is the day on which many merchants say the same: it tells nothing of new words. RiveScript hears one',
    'talk in 20.\n\n',
  ].join('\n')
}

function tableOf(title: string, players: readonly Player[], times: readonly Times[]): string {
  const own = times[0] ?? { texts: [], choices: [] }
  const speed = (of: readonly number[]) => (of.length * 1000) / of.reduce((sum, time) => sum + time, 0)
  const figures = (of: readonly number[]) => [
    speed(of).toFixed(0),
    quantile(of, 0.5).toFixed(3),
    quantile(of, 0.99).toFixed(3),
  ]
  const rows = players.map(({ name }, at) => {
    const { texts } = times[at] ?? own
    return [
      name,
      ...figures(texts),
      (speed(own.texts) / speed(texts)).toFixed(2),
      (quantile(texts, 0.99) / quantile(own.texts, 0.99)).toFixed(2),
    ]
  })
  const all = ['posdesk, touched choices too', ...figures([...own.texts, ...own.choices]), '', '']
  const head = ['', 'turns/s', 'p50 ms', 'p99 ms', 'posdesk is x times as fast', 'its p99 is 1/x']
  return table(title, [head, ...rows, all])
}
