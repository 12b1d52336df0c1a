import test from 'ava'
import { z } from 'zod'
import { content } from '../conversations/open-test-desk.ts'
import { visible, withPages } from './with-pages.ts'

const { read } = withPages(test)

const flows = Object.values(content.dialog.flows)

const said = z.string().regex(/^[^<>{}]+$/)
const question = z.strictObject({
  '@type': z.literal('Question'),
  name: said,
  acceptedAnswer: z.strictObject({ '@type': z.literal('Answer'), text: said }),
})
const head = { '@context': z.literal('https://schema.org'), inLanguage: z.literal('zh-CN') }
/** What schema.org asks of the two kinds of data that the guide gives. */
const structured = z.discriminatedUnion('@type', [
  z.strictObject({ ...head, '@type': z.literal('FAQPage'), mainEntity: z.array(question).min(1) }),
  z.strictObject({
    ...head,
    '@type': z.literal('HowTo'),
    name: said,
    description: said,
    step: z
      .array(z.strictObject({ '@type': z.literal('HowToStep'), position: z.int(), name: said, text: said }))
      .min(2),
  }),
])

const dataOf = (page: string) => {
  const written = /ld\+json">(.*?)<\/script>/s.exec(page)?.[1]
  return written === undefined ? null : structured.parse(JSON.parse(written))
}

test.serial('the structured data of the index and every article agrees with the page', async t => {
  const index = dataOf(await read('/guide'))
  t.is(index?.['@type'] === 'FAQPage' && index.mainEntity.length, flows.length)
  for (const { id } of flows) {
    const page = await read(`/guide/${id}`)
    const data = dataOf(page)
    const steps = page.match(/<li class="step" id="step-\d+"/g) ?? []
    t.is(data?.['@type'], steps.length > 0 ? 'HowTo' : 'FAQPage', id)
    if (data?.['@type'] !== 'HowTo') continue
    t.deepEqual(
      data.step.map(({ position }) => position),
      steps.map((_, index) => index + 1),
    )
    for (const { name } of data.step) t.true(visible(page).includes(name), `${id} ${name}`)
  }
})
