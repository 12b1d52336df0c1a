import test from 'ava'
import fc from 'fast-check'
import { parseSource } from '../../bot/content/source.ts'
import { rewriteText } from '../../bot/script/rewrite-text.ts'
import { inline } from '../../bot/script/write-step.ts'

const read = (text: string): unknown => parseSource({ path: 'a.yaml', text }).source?.data

test('whatever is written as YAML is read back as it was', t => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...': #-[]{},&*!|>%@`\'"\\\n\t?=~01enulOry满。'.split('')) }),
  )
  const value = fc.letrec<{ value: unknown }>(tie => ({
    value: fc.oneof(
      { maxDepth: 3 },
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(
        text.filter(key => key !== '__proto__'),
        tie('value'),
        { maxKeys: 3 },
      ),
    ),
  })).value
  fc.assert(
    fc.property(value, each => {
      t.deepEqual(JSON.stringify(read(`at: ${inline(each)}\n`)), JSON.stringify({ at: each }))
    }),
    { numRuns: 200 },
  )
})

const file = `title: t
# a remark
steps:
  - bot: 旧的话   # why
  - bot: {text: '旧的话', node: a/b}
  - bot: "旧的话"
`

test('a text is rewritten in its place, and everything else stays as written', t => {
  let text = file
  for (const path of [
    ['steps', 0, 'bot'],
    ['steps', 1, 'bot', 'text'],
    ['steps', 2, 'bot'],
  ]) {
    text =
      rewriteText({ path: 'a.yaml', text }, path, { from: '旧的话', to: '新：的话' }) ??
      (t.fail('not rewritten') as never)
  }
  t.is(
    text,
    `title: t
# a remark
steps:
  - bot: 新：的话   # why
  - bot: {text: 新：的话, node: a/b}
  - bot: 新：的话
`,
  )
})

test('a text that is no longer there is not rewritten', t => {
  const of = (path: (string | number)[], from: string) =>
    rewriteText({ path: 'a.yaml', text: file }, path, { from, to: 'x' })
  t.is(of(['steps', 0, 'bot'], '别的话'), null)
  t.is(of(['steps', 9, 'bot'], '旧的话'), null)
  t.is(of(['steps', 1, 'bot'], '旧的话'), null)
})
