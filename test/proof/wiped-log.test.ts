import test from 'ava'
import { proofCases } from '../../bot/proof/proof-matrix.ts'
import { prove } from '../../bot/proof/prove.ts'
import { audit } from '../../bot/terminal/audit.ts'
import { content, model } from './shipped.ts'

const cases = [...proofCases(content, model, { fault: 'log-wiped' })]

test('the demonstration reports the loss that the books show', t => {
  const see = content.dialog.flows['clear-records']?.nodes.see
  const said = JSON.stringify(see).match(/(\S)笔没联网的，共 (\d+) 元/)
  t.deepEqual(said?.slice(1), ['两', '21'])
  for (const { device, world } of cases) {
    const gone = audit(device, world)
    t.deepEqual(new Set(gone.map(({ what }) => what)), new Set(['wiped']))
    t.is(gone.length, 2)
    t.is(
      gone.reduce((sum, { amount }) => sum + amount, 0),
      2100,
    )
  }
})

test('the proof prints what was lost before anybody asked', t => {
  for (const one of cases) t.deepEqual(prove(one).goneBefore, ['wiped: 21.00 in 2 trade(s), trace 6, 7'])
})

test('nobody is shown how the log was wiped', t => {
  for (const one of cases) {
    const pressed = prove(one).transcript.filter(line => line.startsWith('   pressed'))
    t.true(pressed.length > 0)
    for (const line of pressed) t.notRegex(line, /99|清除交易流水/)
  }
})
