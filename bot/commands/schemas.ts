import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Command } from '../cli.ts'
import { contentFolder } from '../content/content-folder.ts'
import { editorSchemas } from '../content/editor-schemas.ts'

/** `npm run schemas`: writes the JSON Schemas that give authors completion and hints in their editors. */
export const schemas: Command = async (_args, { stdout }) => {
  const folder = join(contentFolder, 'schemas')
  mkdirSync(folder, { recursive: true })
  for (const [name, schema] of Object.entries(editorSchemas)) {
    writeFileSync(join(folder, `${name}.schema.json`), formatSchema(schema))
    stdout.write(`content/schemas/${name}.schema.json\n`)
  }
  return 0
}

export const formatSchema = (schema: z.ZodType): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`
