import type { Content } from '../../bot/content/content.ts'
import { pictureWords } from './step-pictures.ts'

interface ScreenCard {
  readonly words: string
  readonly picture: string
  readonly flow: string
  readonly title: string
}

/** How many screens are shown for each problem; the search knows all of them. */
const screensPerProblem = 2

/** Screens that terminals show, drawn as SVG, each with the problem that it points to. */
export function listScreens(content: Content): ScreenCard[] {
  const { dialog, understanding } = content
  return Object.values(dialog.flows).flatMap(flow =>
    understanding.screenTexts
      .filter(({ intent }) => flow.intents.includes(intent))
      .slice(0, screensPerProblem)
      .map(({ text }) => ({
        words: text,
        picture: pictureWords(content, text),
        flow: flow.id,
        title: flow.title,
      })),
  )
}
