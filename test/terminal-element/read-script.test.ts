import test from 'ava'
import { readScript } from '../../web/terminal/read-script.ts'

test('a list of presses is read as it stands', t => {
  const script = [
    '确认',
    '01',
    { paper: 'load' },
    { card: 'swipe', pan: '6200000000000005' },
    { wait: 500 },
    { screen: '明细', press: '0' },
  ]
  t.deepEqual(readScript(JSON.stringify(script)), script)
})

const refused: readonly string[] = [
  '',
  '{',
  'null',
  '"确认"',
  '[null]',
  '[["确认"]]',
  '[{}]',
  '[{"sim":true}]',
  '[{"paper":"burn"}]',
  '[{"wait":"long"}]',
  '[{"screen":"明细"}]',
  '["确认", {"toString":"out"}]',
]
for (const text of refused) {
  test(`${text || 'an empty text'} is no script`, t => t.deepEqual(readScript(text), []))
}
