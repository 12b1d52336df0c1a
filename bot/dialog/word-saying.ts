import type { DialogContent } from './content.ts'
import type { Conversation } from './conversation.ts'
import type { Saying } from './event.ts'
import { titleOfIntent } from './title-of-intent.ts'
import { wordNow } from './word.ts'
import { comfortOf, wordHelp } from './word-help.ts'

/** The sentence for something that the bot says outside the texts of steps. */
export function wordSaying(content: DialogContent, now: Conversation, saying: Saying): string {
  const { responses, flows, slots } = content
  switch (saying.key) {
    case 'welcome':
      return wordNow(content, now, responses.welcome.text)
    case 'social':
      return wordNow(content, now, responses.social[saying.intent] ?? responses.rephrase)
    case 'noFlow':
    case 'second':
    case 'whichOf':
      return wordNow(content, now, responses[saying.key], {
        title: titleOfIntent(content, saying.intent),
      })
    case 'digress':
    case 'resume':
    case 'resumeAsk':
    case 'leaveAsk':
      return wordNow(content, now, responses[saying.key], { title: flows[saying.flow]?.title ?? saying.flow })
    case 'nudge':
    case 'close':
      return wordNow(content, now, responses.quiet[saying.key], {
        title: flows[saying.flow]?.title ?? saying.flow,
      })
    case 'help':
      return wordHelp(content, now, saying)
    case 'meaning':
      return wordNow(content, now, responses.words[saying.term] ?? responses.rephrase)
    case 'reason':
      return wordNow(content, now, flows[saying.flow]?.why[0] ?? responses.rephrase)
    case 'safe':
      return wordNow(content, now, comfortOf(content, now) ?? responses.safe)
    case 'corrected': {
      const slot = slots[saying.slot]
      const value = slot?.values[saying.value] ?? saying.value
      return wordNow(content, now, responses.corrected, { slot: slot?.label ?? saying.slot, value })
    }
    default:
      return wordNow(content, now, responses[saying.key])
  }
}
