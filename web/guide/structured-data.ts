import type { DialogContent } from '../../bot/dialog/content.ts'
import type { Article } from './article.ts'

/** Data for search engines, to be put into a script element as it stands: no `<` can end the element. */
const write = (data: object): string =>
  JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c')

/** All questions with their short answers (schema.org FAQPage). */
export const describeQuestions = ({ flows }: DialogContent): string =>
  write({
    '@type': 'FAQPage',
    inLanguage: 'zh-CN',
    mainEntity: Object.values(flows).map(({ faq, answer }) => ({
      '@type': 'Question',
      name: faq,
      acceptedAnswer: { '@type': 'Answer', text: answer },
    })),
  })

/** An article whose steps have an order (schema.org HowTo), or a question with its answer. */
export function describeHowTo({ question, answer, steps }: Article): string {
  if (steps.length === 0 || steps.some(({ number }) => number === null)) {
    const entity = {
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: answer },
    }
    return write({ '@type': 'FAQPage', inLanguage: 'zh-CN', mainEntity: [entity] })
  }
  return write({
    '@type': 'HowTo',
    inLanguage: 'zh-CN',
    name: question,
    description: answer,
    step: steps.map(({ number, name, ways }) => ({
      '@type': 'HowToStep',
      position: number,
      name,
      text: ways[0]?.text ?? '',
    })),
  })
}
