import test from 'ava'
import { widgetTextsSchema } from '../../bot/content/widget-schema.ts'
import { widgetTexts } from './widget-texts.ts'

const reasons = (texts: unknown): string[] =>
  widgetTextsSchema
    .safeParse(texts)
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

test('a sentence without a required placeholder is refused, naming the placeholder', t => {
  const link = { ...widgetTexts.link, waiting: '几条待发' }
  t.deepEqual(reasons({ ...widgetTexts, link }), ['link.waiting: must contain {count}, each once'])
})

test('a sentence with an unknown placeholder is refused', t => {
  t.deepEqual(reasons({ ...widgetTexts, step: '第 {number}/{of} 步，共 {all} 步' }), [
    'step: must contain {number} and {of}, each once',
  ])
})

test('an unknown place for texts is refused', t => {
  t.is(reasons({ ...widgetTexts, farewell: '再见' }).length, 1)
})
