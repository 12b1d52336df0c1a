import test from 'ava'
import { tellProblems } from '../../bot/commands/tell-problems.ts'
import { type Problem, problem } from '../../bot/content/problem.ts'

const misread = (file: string, line: number): Problem =>
  problem('misread-utterance', { file, line, column: 3 }, { id: 'thanks', why: 'sure to 0.99' }, 'warning')

const problems = [
  misread('intents/back.yaml', 7),
  misread('intents/repeat.yaml', 4),
  problem('unknown-flow', { file: 'flows/a.yaml', line: 2, column: 1 }, { id: 'b', suggestion: '' }),
  misread('intents/repeat.yaml', 9),
]

test('misread utterances are counted by file, the most first, and the rest is told one by one', t => {
  const [error, counted, sum, ...more] = tellProblems(problems, false)
  t.is(error, 'flows/a.yaml:2:1  unknown-flow  There is no flow "b".')
  t.regex(counted ?? '', /reads 3 utterances as another intent: repeat 2, back 1\./)
  t.is(sum, '1 error, 3 warnings')
  t.deepEqual(more, [])
})

test('all are told with their places when they are asked for', t => {
  const told = tellProblems(problems, true)
  t.is(told.length, 5)
  t.deepEqual(
    told.filter(line => line.includes('misread')).map(line => line.split('  ')[0]),
    ['intents/back.yaml:7:3', 'intents/repeat.yaml:4:3', 'intents/repeat.yaml:9:3'],
  )
})
