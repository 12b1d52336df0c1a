import test from 'ava'
import { widgetTextsSchema } from '../../bot/content/widget-schema.ts'
import { widgetTexts } from './widget-texts.ts'

const reasons = (texts: unknown): string[] =>
  widgetTextsSchema
    .safeParse(texts)
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

test('a sentence without the place for its value is refused, with the place named', t => {
  const link = { ...widgetTexts.link, waiting: '几条待发' }
  t.deepEqual(reasons({ ...widgetTexts, link }), ['link.waiting: must contain {count}, each once'])
})

test('a sentence with a place that nothing fills is refused', t => {
  t.deepEqual(reasons({ ...widgetTexts, step: '第 {number}/{of} 步，共 {all} 步' }), [
    'step: must contain {number} and {of}, each once',
  ])
})

test('a place that words do not have is refused', t => {
  t.is(reasons({ ...widgetTexts, farewell: '再见' }).length, 1)
})
