import { z } from 'zod'
import { StartFailure } from '../start-failure.ts'
import type { Labelled } from '../understanding/evaluate.ts'

const line = z.object({
  text: z.string(),
  intent: z.string().min(1),
  second: z.string().optional(),
  tags: z.array(z.string()).optional(),
})

/** The labelled lines of a JSON Lines file, `{text, intent, second?, tags?}` each; a bad line fails with its place. */
export function readLabelled(file: string, text: string): readonly Labelled[] {
  return text.split('\n').flatMap((source, index) => {
    if (source.trim() === '') return []
    try {
      return [line.parse(JSON.parse(source))]
    } catch (error) {
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
      throw new StartFailure(`${file}:${index + 1}  Each line must be {"text": …, "intent": …}: ${reason}`)
    }
  })
}
