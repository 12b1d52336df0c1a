// The part of nlp.js that the benchmark calls; the packages bring no types.
declare module '@nlpjs/basic' {
  export interface NlpJs {
    readonly settings: { autoSave: boolean; log: boolean }
    addLanguage(language: string): void
    addDocument(language: string, utterance: string, intent: string): void
    train(): Promise<void>
    process(language: string, utterance: string): Promise<{ readonly intent: string; readonly score: number }>
  }
  export interface Container {
    use(plugin: unknown): void
    get(name: 'nlp'): NlpJs
    /** Settings of the classifiers, by language; `nlu-??` holds the usual ones. */
    getConfiguration(name: string): object
    registerConfiguration(name: string, settings: object): void
  }
  export const Nlp: unknown
  export function containerBootstrap(): Promise<Container>
}

declare module '@nlpjs/lang-zh' {
  export const LangZh: unknown
}
