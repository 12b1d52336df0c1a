import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { widgetTextsSchema } from '../../bot/content/widget-schema.ts'

/** The chat window's words as they are served. */
export const widgetTexts = widgetTextsSchema.parse(
  parse(readFileSync(new URL('../../content/widget.yaml', import.meta.url), 'utf8')),
)
