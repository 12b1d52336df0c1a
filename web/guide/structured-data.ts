import type { DialogContent } from '../../bot/dialog/content.ts'
import type { Article } from './article.ts'

/** Data for search engines that may be put into a script element as it is: no `<` can end the element. */
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

/** An article with numbered steps as a schema.org HowTo, any other as a question with its answer. */
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
