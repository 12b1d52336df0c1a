import test from 'ava'
import type { Flow } from '../../bot/dialog/flow.ts'
import { turningPoint } from '../../bot/dialog/turning-point.ts'

const choice = (id: string, go: string) => ({ id, label: id, go, also: [], means: [], failed: false })

/** Asks for the kind, shows a step, and branches by the slip before the end. */
const flow: Flow = {
  id: 'sample',
  title: '样例',
  faq: '问',
  answer: '答',
  intents: [],
  summary: [],
  why: [],
  dangers: [],
  related: [],
  aside: false,
  start: 'kind',
  steps: 0,
  nodes: {
    kind: {
      kind: 'step',
      say: '哪种？',
      slot: 'kind',
      choices: [choice('classic', 'paper'), choice('smart', 'paper'), choice('esign', 'screen')],
    },
    paper: { kind: 'step', say: '装纸', choices: [choice('done', 'by-slip')] },
    screen: { kind: 'step', say: '看屏幕', choices: [choice('done', 'by-slip')] },
    'by-slip': {
      kind: 'branch',
      branch: [{ when: { slots: { slip: 'printed' } }, go: 'end' }, { go: 'last' }],
    },
    last: { kind: 'step', say: '重启', choices: [choice('done', 'end')] },
    end: { kind: 'end', end: 'solved' },
  },
}

const table: readonly [what: string, here: string, slot: string, from: string, to: string, turn?: string][] =
  [
    [
      'another answer that leads elsewhere goes back to its question',
      'paper',
      'kind',
      'classic',
      'esign',
      'kind',
    ],
    ['another answer that leads the same way stays', 'paper', 'kind', 'classic', 'smart'],
    ['a branch that was passed is taken anew', 'last', 'slip', 'not-printed', 'printed', 'by-slip'],
    ['a branch that lies ahead is no reason to jump there', 'paper', 'slip', 'not-printed', 'printed'],
    ['a slot that the flow never asks for changes nothing', 'last', 'phone', '1', '2'],
  ]

for (const [what, here, slot, from, to, turn] of table) {
  test(what, t => {
    t.is(turningPoint(flow, here, { slot, from, to }), turn)
  })
}
