import { readFileSync } from 'node:fs'
import { formatProblem } from '../../bot/content/problem.ts'
import { checkShape, parseSource } from '../../bot/content/source.ts'
import { type TerminalPanelTexts, terminalPanelSchema } from '../../bot/content/terminal-panel-schema.ts'

const path = 'terminal-panel.yaml'

/** The real words of the simulator's controls; throws with every problem when the file is wrong. */
export function readPanelTexts(): TerminalPanelTexts {
  const text = readFileSync(new URL(`../../content/${path}`, import.meta.url), 'utf8')
  const { source, problems } = parseSource({ path, text })
  const checked = source && checkShape(source, terminalPanelSchema)
  if (checked?.value) return checked.value
  throw new Error([...problems, ...(checked?.problems ?? [])].map(formatProblem).join('\n'))
}
