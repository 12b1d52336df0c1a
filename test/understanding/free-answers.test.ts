import test from 'ava'
import { contentFolder } from '../../bot/content/content-folder.ts'
import { loadContent } from '../../bot/content/load-content.ts'
import { freeAnswersOf, openAt, say, tagsOf } from './free-answers.ts'

const { flows } = loadContent(contentFolder).dialog

test('free answers to open questions lead where they should', t => {
  const rows = freeAnswersOf('free-answers.jsonl')
  const wrong = rows.flatMap(({ at, kind, say: words, want }) => {
    const tags = tagsOf(say(openAt(at, kind), words))
    return tags.some(tag => want.includes(tag)) ? [] : [`${at} 「${words}」 ${want}: ${tags}`]
  })
  t.true(rows.length >= 930)
  t.true(wrong.length <= rows.length * 0.06, wrong.join('\n'))
})

/** Whatever these are said to, the step stays open and something is said that is not the question again. */
const helped = [
  ...['现在怎么办', 'xian zai zenme ban', '然后呢', '下一步怎么弄', '看不懂', '啥意思', 'kan bu dong'],
  ...['等一下', 'deng yi xia', '我去看看', '你说的是哪个', '？？？', '👍', '帮我弄'],
]

test('at no open question a request for help leads away, chooses or says the question alone', t => {
  const questions = Object.values(flows).flatMap(flow =>
    Object.entries(flow.nodes).flatMap(([id, { kind }]) => (kind === 'step' ? [`${flow.id}/${id}`] : [])),
  )
  const wrong = questions
    .filter(at => at !== 'response-code/ask-code')
    .flatMap(at =>
      helped.flatMap(words => {
        const tags = tagsOf(say(openAt(at), words))
        const chosen = flowChoice(at, tags)?.also.some(wording => words.includes(wording)) ?? false
        return chosen || ['help', 'wait'].includes(tags[0] ?? '') ? [] : [`${at} 「${words}」: ${tags}`]
      }),
    )
  t.true(questions.length > 120)
  t.deepEqual(wrong, [])
})

function flowChoice(at: string, tags: readonly string[]) {
  const [flow = '', node = ''] = at.split('/')
  const found = flows[flow]?.nodes[node]
  return found?.kind === 'step' ? found.choices.find(({ id }) => tags.includes(`choice:${id}`)) : undefined
}

const complaints = [
  '白弄了',
  '不起作用',
  '还是不行',
  '照你说的弄了没效果',
  '没解决问题',
  'hai shi bu xing',
  '试了没反应',
]
const news = ['弄好了', '搞定了', '按你说的弄好了', '我做完了', 'nong hao le', '已经弄好咯']

test('a complaint is nowhere taken for good news, nor good news for a complaint', t => {
  const wrong = Object.values(flows).flatMap(flow =>
    Object.entries(flow.nodes).flatMap(([id, node]) => {
      if (node.kind !== 'step') return []
      const at = `${flow.id}/${id}`
      const means = (words: string) => flowChoice(at, tagsOf(say(openAt(at), words)))?.means ?? []
      const only = (heard: readonly string[], these: readonly string[], those: readonly string[]) =>
        heard.some(each => these.includes(each)) && !heard.some(each => those.includes(each))
      const good = ['affirm', 'done']
      const bad = ['deny', 'not-working']
      return [
        ...complaints.filter(words => only(means(words), good, bad)),
        ...news.filter(words => only(means(words), bad, good)),
      ].map(words => `${at} 「${words}」`)
    }),
  )
  t.deepEqual(wrong, [])
})

test('every answer that a hint names is understood as a choice', t => {
  const wrong = Object.values(flows).flatMap(flow =>
    Object.entries(flow.nodes).flatMap(([id, node]) => {
      if (node.kind !== 'step' && node.kind !== 'collect') return []
      const hints = typeof node.hint === 'string' ? [node.hint] : Object.values(node.hint ?? {})
      const named = hints.flatMap(hint =>
        [...(hint ?? '').matchAll(/(?:回|就说)「([^」]+)」/g)].map(([, word = '']) => word),
      )
      return named.flatMap(word => {
        const tags = tagsOf(say(openAt(`${flow.id}/${id}`), word))
        return tags.some(tag => /^(choice:|person)/.test(tag))
          ? []
          : [`${flow.id}/${id} 「${word}」: ${tags}`]
      })
    }),
  )
  t.deepEqual(wrong, [])
})
