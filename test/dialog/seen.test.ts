import test from 'ava'
import { isSeen, type Seen, type Sight } from '../../bot/dialog/seen.ts'

/** What the simulator in the browser reports. */
const reported: Sight = { facts: ['sale-refused'], screen: ['存储满', '请先结算'] }
/** What somebody at the terminal sees. */
const standing: Sight = {
  ...reported,
  shown: [['正在联接...'], ['存储满', '请先结算']],
  slip: ['内卡:对帐不平'],
  paper: 'ok',
  signal: false,
  battery: 'low',
  power: 'on',
}

const table: readonly (readonly [seen: Seen, fromAfar: boolean, atTheTerminal: boolean])[] = [
  [{ fact: 'sale-refused' }, true, true],
  [{ fact: ['settled', 'sale-refused'] }, true, true],
  [{ screen: '满请先' }, true, true],
  [{ fact: 'sale-refused', screen: '结算成功' }, false, false],
  [{ shown: '正在联接' }, false, true],
  [{ slip: '对帐不平' }, false, true],
  [{ paper: 'out' }, false, false],
  [{ not: { paper: 'out' } }, false, true],
  [{ not: { fact: 'settled' } }, true, true],
  [{ signal: true }, false, false],
  [{ any: [{ fact: 'settled' }, { battery: 'low' }] }, false, true],
  [{ any: [{ fact: 'sale-refused' }, { battery: 'low' }] }, true, true],
  [{ not: { any: [{ fact: 'settled' }, { power: 'off' }] } }, false, true],
]

for (const [seen, fromAfar, atTheTerminal] of table) {
  test(`${JSON.stringify(seen)} is ${fromAfar ? '' : 'not '}seen from afar`, t => {
    t.is(isSeen(seen, reported), fromAfar)
    t.is(isSeen(seen, standing), atTheTerminal)
  })
}

test('nothing described is nothing seen', t => {
  t.false(isSeen(undefined, standing))
})
