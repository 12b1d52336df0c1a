import type { PanelTexts } from './panel-texts.ts'
import type { Target } from './target.ts'

/** Fills `{name}` in a text; a name without a value stays as it is. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

/** Asks for a press at `target` in a short sentence: 「按「6」，选「结算」」. */
export function describePress(target: Target, texts: PanelTexts): string {
  switch (target.type) {
    case 'key':
      return target.meaning === null
        ? fill(texts.pressKey, { key: target.legend })
        : fill(texts.pressKeyFor, { key: target.legend, words: target.meaning })
    case 'choice':
      return fill(texts.touch, { words: target.words })
    case 'wait':
      return texts.letPass
    default: {
      const acts: Readonly<Record<string, string>> = texts.acts[target.type]
      return acts[target.to] ?? ''
    }
  }
}
