import type { DialogContent } from './content.ts'
import { titleOfIntent } from './title-of-intent.ts'

/**
 * Ids of the choices that the bot itself adds to steps and to its own lines, whatever the flows say. They stand
 * in every log.
 */
export const ownChoices = {
  /** Always understood where a step has a demonstration. */
  showMe: 'show-me',
  /** Always understood. */
  person: 'person',
  /** For a merchant who no longer wants to wait for a person. */
  leaveQueue: 'leave-queue',
  /** Back to the step that a digression interrupted, or away from it for good. */
  resume: 'resume',
  leave: 'leave',
  /** No to the other problem that the bot offers. */
  noSecond: 'no-second',
  /** None of the topics of a clarifying question. */
  none: 'none',
} as const

const topicPrefix = 'intent:'

/** The choice that starts a topic. */
export const topicChoice = (intent: string): string => `${topicPrefix}${intent}`

/** The intent that a choice starts; null where it starts none. */
export const topicOf = (choice: string): string | null =>
  choice.startsWith(topicPrefix) ? choice.slice(topicPrefix.length) : null

/** The label of a choice that no step has; an unknown id is its own label. */
export function labelOf(content: DialogContent, id: string): string {
  const { responses } = content
  switch (id) {
    case ownChoices.showMe:
      return responses.showMe
    case ownChoices.person:
      return responses.person
    case ownChoices.leaveQueue:
      return responses.desk.leaveQueue
    case ownChoices.resume:
      return responses.resumeYes
    case ownChoices.leave:
      return responses.resumeNo
    case ownChoices.noSecond:
      return responses.secondNo
    case ownChoices.none:
      return responses.clarifyNone
    default:
      return titleOfIntent(content, topicOf(id) ?? id)
  }
}

/** The intent that takes this choice when a merchant types it; undefined where only its label does. */
export function intentOf(id: string): string | undefined {
  switch (id) {
    case ownChoices.showMe:
      return 'demonstration'
    case ownChoices.person:
      return 'human-agent'
    case ownChoices.resume:
      return 'affirm'
    case ownChoices.leave:
    case ownChoices.noSecond:
    case ownChoices.none:
      return 'deny'
    default:
      return undefined
  }
}
