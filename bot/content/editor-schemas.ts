import type { z } from 'zod'
import { brandSchema, responsesSchema, slotsSchema } from '../dialog/content.ts'
import { flowSchema } from '../dialog/flow.ts'
import { scriptSchema } from '../script/script.ts'
import { cannedRepliesSchema } from './canned-replies-schema.ts'
import { consoleSchema } from './console-schema.ts'
import { embedTextsSchema } from './embed-schema.ts'
import { forbiddenAdviceSchema } from './forbidden-advice-schema.ts'
import { gesturesSchema } from './gestures-schema.ts'
import { lessonSchema, trainingSchema } from './lesson-schema.ts'
import { pagesSchema } from './pages-schema.ts'
import { problemTextsSchema } from './problem-texts.ts'
import { proofsSchema } from './proofs-schema.ts'
import { queueRulesSchema } from './queue-schema.ts'
import { retentionSchema } from './retention-schema.ts'
import { widgetTextsSchema } from './widget-schema.ts'

/** The files that an editor can check while they are written; names as in `content/schemas`. */
export const editorSchemas: Readonly<Record<string, z.ZodType>> = {
  brand: brandSchema,
  'canned-replies': cannedRepliesSchema,
  embed: embedTextsSchema,
  console: consoleSchema,
  flow: flowSchema,
  gestures: gesturesSchema,
  'forbidden-advice': forbiddenAdviceSchema,
  lesson: lessonSchema,
  pages: pagesSchema,
  problems: problemTextsSchema,
  proofs: proofsSchema,
  queue: queueRulesSchema,
  responses: responsesSchema,
  retention: retentionSchema,
  script: scriptSchema,
  slots: slotsSchema,
  training: trainingSchema,
  widget: widgetTextsSchema,
}
