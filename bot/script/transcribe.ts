import type { ConversationEvent } from '../dialog/event.ts'

/** The conversation as people read it: who said what, and why the bot understood it so. */
export function transcribe(log: readonly ConversationEvent[]): string {
  return log.flatMap(line).join('\n')
}

function line(event: ConversationEvent): string[] {
  if (event.type === 'merchantSpoke') {
    const { decision, intent, choice, score } = event.understanding
    return [
      `  merchant  ${event.text}   (${choice ? `choice ${choice}` : `${decision} ${intent ?? '–'} ${score.toFixed(2)}`})`,
    ]
  }
  if (event.type === 'choiceMade') return [`  choice    ${event.choice} (by ${event.by})`]
  if (event.type === 'terminalReported') return [`  terminal  ${event.report.facts.join(', ')}`]
  if (!('speech' in event) || !event.speech) return []
  const choices = event.speech.choices?.map(({ id, label }) => `${label}=${id}`).join(' | ')
  return [`  bot       ${event.speech.text}${choices ? `   [${choices}]` : ''}`]
}
