import { BayesClassifier } from 'natural/lib/natural/classifiers/index.js'
import type { UnderstandingContent } from '../../bot/understanding/content.ts'
import type { Model } from '../../bot/understanding/model.ts'
import { understandAfresh } from '../../bot/understanding/understand.ts'

/** What a system makes of a message, in the words of `outcomeOf`. */
export interface Understood {
  readonly decision: string
  readonly intent: string | null
  readonly options: readonly string[]
}

/** A system under measurement. */
export interface Understander {
  readonly name: string
  readonly understand: (message: string) => Promise<Understood> | Understood
}

/** posdesk itself. */
export const posdesk = (model: Model): Understander => ({
  name: 'posdesk',
  understand: message => understandAfresh(model, message, null),
})

/** `natural`'s Bayes classifier as it comes, on single characters and pairs, trained on the same content. */
export function naturalBayes({ intents }: UnderstandingContent): Understander {
  const bayes = new BayesClassifier()
  // The packaged training compares every document with every feature; looking them up gives the same counts.
  const positions = new Map<string, number>()
  for (const { id, utterances } of intents) {
    for (const utterance of utterances) {
      const tokens = charactersAndPairs(utterance)
      for (const token of tokens) if (!positions.has(token)) positions.set(token, positions.size)
      bayes.addDocument([...tokens], id)
    }
  }
  bayes.textToFeatures = observation => {
    const found = new Array<number>(positions.size).fill(0)
    for (const token of observation) {
      const at = positions.get(token)
      if (at !== undefined) found[at] = 1
    }
    return found
  }
  bayes.train()
  return {
    name: 'natural Bayes',
    understand: message => answered(bayes.classify([...charactersAndPairs(message)])),
  }
}

const charactersAndPairs = (text: string): ReadonlySet<string> => {
  const characters = [...text.toLowerCase().replace(/\s+/g, '')]
  return new Set(
    [...characters, ...characters.slice(1).map((one, at) => `${characters[at]}${one}`)].map(one => `f${one}`),
  )
}

/** nlp.js with its Chinese language package, trained on the same content. */
export async function nlpJs({ intents }: UnderstandingContent): Promise<Understander> {
  const { containerBootstrap, Nlp } = await import('@nlpjs/basic')
  const { LangZh } = await import('@nlpjs/lang-zh')
  const container = await containerBootstrap()
  container.use(Nlp)
  container.use(LangZh)
  // At its usual rate of 0.6 training diverges on so many lines: 23 % right instead of 78 %.
  const settings = container.getConfiguration('nlu-??')
  container.registerConfiguration('nlu-zh', { ...settings, learningRate: 0.1, log: false })
  const nlp = container.get('nlp')
  nlp.settings.autoSave = false
  nlp.settings.log = false
  nlp.addLanguage('zh')
  for (const { id, utterances } of intents) {
    for (const utterance of utterances) nlp.addDocument('zh', utterance, id)
  }
  await nlp.train()
  return {
    name: 'nlp.js',
    understand: async message => {
      const { intent } = await nlp.process('zh', message)
      return answered(intent === 'None' ? 'out-of-scope' : intent)
    },
  }
}

const answered = (intent: string): Understood => ({
  decision: intent === 'out-of-scope' ? 'out-of-scope' : 'answer',
  intent,
  options: [],
})
