import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'ava'
import { formatSchema } from '../../bot/commands/schemas.ts'
import { contentFolder } from '../../bot/content/content-folder.ts'
import { editorSchemas } from '../../bot/content/editor-schemas.ts'

for (const [name, schema] of Object.entries(editorSchemas)) {
  test.serial(`the editor's schema of ${name} is up to date: npm run schemas`, t => {
    const kept = readFileSync(join(contentFolder, 'schemas', `${name}.schema.json`), 'utf8')
    t.is(kept, formatSchema(schema))
  })
}
