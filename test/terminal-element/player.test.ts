import test from 'ava'
import type { Press } from '../../bot/terminal/press.ts'
import { startWorld } from '../../bot/terminal/start-world.ts'
import * as scripts from '../../web/terminal/play-script.ts'
import * as players from '../../web/terminal/player.ts'
import { pressByHand } from '../../web/terminal/press-by-hand.ts'
import { device, fault } from '../terminal/shipped.ts'
import { type Watched, watch, watchReaction, watchWhile } from './watch.ts'

const classic = device('classic')
const full = fault('storage-full')
const begin = () => startWorld(classic, full)
const settle: readonly Press[] = ['确认', '管理', '结算', '确认', '0']

const show = (script: readonly Press[], before: readonly Press[] = []): players.Player =>
  players.startScene(null, classic, full, { before, script }, begin)

const wordsOf = ({ view }: players.Player): string => view.words.join('|')

/** Presses by hand and lets the terminal react. */
function press(start: players.Player, ...presses: readonly Press[]): Watched {
  return presses.reduce<Watched>(
    ({ player, told }, one) => {
      const turn = pressByHand(player, one)
      const reaction = watchReaction(turn.player)
      return { player: reaction.player, told: [...told, ...turn.told, ...reaction.told] }
    },
    { player: start, told: [] },
  )
}

test.serial('a demonstration presses every key of its script and is reported once, as a whole', t => {
  const { player, told } = watch(show(settle))
  t.is(player.trail.length, settle.length)
  t.is(told.length, 1)
  t.is(told[0]?.type, 'demonstrated')
  t.true(told[0]?.report.facts.includes('settled'))
  t.is(told[0]?.report.count, 0)
  t.is(told[0]?.report.batch, '000002')
})

test.serial('the presses before a demonstration are done at once and not reported', t => {
  const player = show(['结算'], ['确认', '管理'])
  t.true(player.view.choices.some(({ words }) => words === '结算'))
  t.deepEqual(player.facts, [])
})

test.serial('a row of digits is pressed one by one', t => {
  const { player } = watch(show(['0123', '确认'], ['确认', '管理', '柜员', '更换柜员']))
  t.deepEqual(player.script, ['0', '1', '2', '3', '确认'])
})

test.serial('a menu line is chosen with its number key, and the words are known beside it', t => {
  const player = show(['管理'], ['确认'])
  t.deepEqual(players.nextTarget(player), { type: 'key', id: '7', legend: '7', meaning: '管理' })
})

test.serial('a paused demonstration waits however long', t => {
  const paused = scripts.stop(show(settle))
  t.is(scripts.tick(paused, 60_000).player, paused)
})

test.serial('steps go forward key by key and back to exactly the screen before', t => {
  const start = show(settle)
  const screens: string[] = []
  let player = start
  while (!players.isDone(player)) {
    screens.push(wordsOf(player))
    player = scripts.stepForward(player).player
    if (!players.isQuiet(player)) player = scripts.stepForward(player).player
  }
  t.is(screens.length, settle.length)
  for (const screen of screens.reverse()) {
    player = scripts.stepBack(player)
    t.is(wordsOf(player), screen)
  }
  t.deepEqual(player.world, start.world)
})

test.serial('the next demonstration goes on in the same world, so nothing restarts', t => {
  const { player: first } = watch(show(settle.slice(0, 2)))
  const scene = { before: settle.slice(0, 2), script: settle.slice(2) }
  const second = players.startScene(first, classic, full, scene, begin)
  t.is(second.world, first.world)
  t.is(players.nextPress(second), '结算')
})

test.serial('a demonstration that does not go on from here starts from its own beginning', t => {
  const { player: first } = watch(show(settle))
  const other = players.startScene(first, classic, full, { before: ['确认'], script: ['管理'] }, begin)
  t.is(other.world.flash.log.length, 12)
})

test.serial('setting the same demonstration again does not disturb it', t => {
  const { player } = scripts.tick(show(settle), 500)
  t.is(players.startScene(player, classic, full, { before: [], script: [...settle] }, begin), player)
})

test.serial('trying it starts at the beginning, and what the person does is reported as their own', t => {
  const trying = scripts.tryIt(watch(show(settle)).player)
  t.is(trying.world.flash.log.length, 12)
  const { player, told } = press(trying, '确认', '7', '6', '确认', '0')
  t.true(players.isDone(player))
  t.true(told.every(({ type }) => type === 'happened'))
  t.true(told.some(({ report }) => report.facts.includes('settled')))
})

test.serial('a wrong key does not reach the terminal, and is named until the right one comes', t => {
  const trying = scripts.tryIt(show(settle))
  const { player, told } = press(trying, '取消')
  t.is(player.world, trying.world)
  t.deepEqual(player.mistake, { type: 'key', id: 'cancel', legend: '取消', meaning: null })
  t.deepEqual(told, [])
  t.is(press(player, '确认').player.mistake, null)
})

test.serial('a quick person need not sit out the waits of a script, within it and at its end', t => {
  const trying = scripts.tryIt(show(['确认', { wait: 5000 }, '管理', { wait: 5000 }]))
  const inside = press(trying, '确认', '7').player
  t.is(inside.mistake, null)
  t.true(inside.view.choices.some(({ words }) => words === '结算'))
  const { player, told } = press(inside, '6')
  t.is(player.mode, 'free')
  t.true(told.some(({ report }) => report.facts.includes('totals-shown')))
})

test.serial('a press for other words than those on the screen is left out, when played and when tried', t => {
  const asked: readonly Press[] = ['确认', { screen: '没有这句话', press: '取消' }, '管理']
  const { player } = watch(show(asked))
  t.true(player.view.choices.some(({ words }) => words === '结算'))
  t.true(players.isDone(press(scripts.tryIt(player), '确认', '7').player))
})

test.serial('a key that would do nothing is left out of the script', t => {
  const start = show(['取消', '确认', '管理'])
  t.is(players.nextPress(start), '确认')
  t.true(players.isDone(press(scripts.tryIt(start), '确认', '7').player))
})

test.serial('words that are not on the screen do not stop a person who tries it', t => {
  const trying = scripts.tryIt(show(['确认', '没有这一项', '管理']))
  const { player } = watchWhile(press(trying, '确认').player, ({ trail }) => trail.length < 2)
  t.true(players.isDone(press(player, '7').player))
})

test.serial('a demonstration that was stepped back still reports everything that happened', t => {
  const whole = watch(show(settle)).told
  const { player } = watchWhile(show(settle), ({ trail }) => trail.length < 4)
  const again = watch(scripts.play(scripts.stepBack(scripts.stepBack(player))))
  t.deepEqual(again.told, whole)
})

test.serial('a key pressed while a demonstration plays stops it and does nothing else', t => {
  const player = show(settle)
  const stopped = pressByHand(player, '取消').player
  t.false(stopped.playing)
  t.is(stopped.world, player.world)
})

test.serial('after a demonstration the person may go on by hand, and it is reported as their own', t => {
  const { player } = watch(show(['确认', '管理']))
  const { player: after, told } = press(player, '结算', '取消')
  t.is(after.mode, 'free')
  t.true(told.some(({ report }) => report.facts.includes('settlement-cancelled')))
})

test.serial('used freely, a question times out as on the real terminal; a script waits for its reader', t => {
  const asked = press(players.continueFree(classic, full, begin()), '确认').player
  t.not(wordsOf(scripts.tick(asked, 61_000).player), wordsOf(asked))
  const shown = scripts.stop(show(['管理'], ['确认']))
  t.is(wordsOf(scripts.tick(shown, 61_000).player), wordsOf(shown))
})

test.serial('speed makes both terminal and reading faster', t => {
  const frames = (speed: number): number => {
    let count = 0
    watchWhile({ ...show(settle), speed }, player => {
      count++
      return !players.isDone(player)
    })
    return count
  }
  t.true(frames(2) < frames(1) * 0.6)
})

test.serial(
  'a wait for an answer that does not come is shortened in a demonstration, but not in free use',
  t => {
    const silent = { kind: 'settlement', skip: 0, times: 1, does: 'drop-answer' } as const
    const down = fault('storage-full', { prepare: [{ fill: 'hard' }, { line: silent }] })
    const scene = { before: ['确认', '管理', '结算'], script: ['确认'] }
    const shown = players.startScene(null, classic, down, scene, () => startWorld(classic, down))
    const free = players.continueFree(classic, down, shown.world)
    const frames = (start: players.Player): number => {
      let count = 0
      watchWhile(start, player => {
        count++
        return start.mode === 'free' ? player.view.nextIn !== null : !players.isDone(player)
      })
      return count
    }
    const byHand = frames(pressByHand(free, '确认').player)
    t.true(frames(shown) < byHand / 3, `${frames(shown)} of ${byHand} frames`)
  },
)

test.serial('playing again after the end starts from the beginning', t => {
  const again = scripts.play(watch(show(settle)).player)
  t.is(again.trail.length, 0)
  t.true(again.playing)
  t.is(again.world.flash.log.length, 12)
})
