import test from 'ava'
import fc from 'fast-check'
import { understand } from '../../bot/understanding/understand.ts'
import { model } from './shipped.ts'

const bad: Readonly<Record<string, string>> = {
  '50,000 characters': '储存满'.repeat(17_000),
  '50,000 Latin letters': 'a'.repeat(50_000),
  '50,000 digits': '1'.repeat(50_000),
  '50,000 spaces and digits': '1 '.repeat(25_000),
  'lone surrogates': '\ud800\udc00\udfff储存满\ud83d',
  'right-to-left marks': '\u202e储\u200f存\u202d满\u2066',
  'zero-width spaces': '储\u200b存\u200b满',
  '500 emoji': '😀'.repeat(500),
  'control characters': '\u0000\u0007储存满\u001b[31m',
  'a regex bomb': `${'('.repeat(5000)}a+${')+'.repeat(5000)}$`,
  'a thousand connectors': '还有'.repeat(1000),
  'combining marks': `储${'\u0301'.repeat(3000)}存满`,
}

for (const [name, message] of Object.entries(bad)) {
  test(`${name}: no throw, bounded time`, t => {
    // Of the processor: what else the machine does is no fault of the message.
    const started = process.cpuUsage()
    t.notThrows(() => understand(model, message, null))
    const { user, system } = process.cpuUsage(started)
    t.true(user + system < 2_000_000)
  })
}

for (const name of ['zero-width spaces', 'right-to-left marks', 'lone surrogates', 'control characters']) {
  test(`${name} do not hide the words`, t => {
    t.is(understand(model, bad[name] ?? '', null).intent, 'storage-full')
  })
}

test('no message makes it throw, and scores stay between 0 and 1', t => {
  t.notThrows(() =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), message => {
        const { score, options } = understand(model, message, { choices: [], expects: 'amount' })
        return score >= 0 && score <= 1 && options.length <= 3
      }),
    ),
  )
})
