import test from 'ava'
import { parseSource } from '../../bot/content/source.ts'

test('a file of nested aliases is refused before it unfolds', t => {
  const levels = Array.from({ length: 30 }, (_, level) =>
    level === 0 ? 'a0: &a0 [x, x]' : `a${level}: &a${level} [*a${level - 1}, *a${level - 1}]`,
  )
  const { source, problems } = parseSource({ path: 'bomb.yaml', text: levels.join('\n') })
  t.is(source, undefined)
  t.is(problems.length, 1)
})

test('a key of the prototype stays a key', t => {
  const { source } = parseSource({ path: 'key.yaml', text: '__proto__:\n  polluted: true\n' })
  t.truthy(source)
  t.false('polluted' in {})
  t.false('polluted' in Object(source?.data))
})
