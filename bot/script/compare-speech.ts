import type { SpokenEvent } from '../dialog/event.ts'
import type { BotExpectation } from './script.ts'

/** What differs between what the bot said and what was expected; null when nothing does. */
export function compareSpeech(expected: BotExpectation, event: SpokenEvent | undefined): string | null {
  if (!event) return `The bot said nothing more; expected ${JSON.stringify(expected)}.`
  const wanted = typeof expected === 'string' ? { text: expected } : expected
  const text = event.speech?.text ?? ''
  const choices = event.speech?.choices?.map(({ id }) => id) ?? []
  const differences = [
    wanted.text !== undefined && wanted.text !== text && `text 「${wanted.text}」`,
    wanted.contains !== undefined && !text.includes(wanted.contains) && `a text with 「${wanted.contains}」`,
    wanted.matches !== undefined &&
      !new RegExp(wanted.matches, 'u').test(text) &&
      `a text like /${wanted.matches}/`,
    wanted.node !== undefined && wanted.node !== sourceOf(event) && `node ${wanted.node}`,
    wanted.step !== undefined && wanted.step !== event.speech?.step?.number && `step ${wanted.step}`,
    wanted.shows !== undefined &&
      wanted.shows !== (event.speech?.terminal !== undefined) &&
      `shows: ${wanted.shows}`,
    wanted.choices && wanted.choices.join() !== choices.join() && `choices ${wanted.choices.join(', ')}`,
  ].filter(difference => typeof difference === 'string')
  return differences.length === 0
    ? null
    : `Expected ${differences.join(' and ')}; came ${describeSpeech(event)}`
}

/** The node, or the key of a line that belongs to none. */
const sourceOf = (event: SpokenEvent): string => {
  switch (event.type) {
    case 'said':
      return event.saying.key
    case 'stepShown':
    case 'demonstrationShown':
    case 'handoffRequested':
      return `${event.flow}/${event.node}`
  }
}

/** One line for messages: where it comes from, the words, the choices. */
export function describeSpeech(event: SpokenEvent): string {
  const choices = event.speech?.choices?.map(({ id }) => id).join(', ')
  return `[${sourceOf(event)}] ${event.speech?.text ?? ''}${choices ? ` (${choices})` : ''}`
}
