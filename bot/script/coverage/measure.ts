/** What coverage counts. */
export const measures = ['nodes', 'edges', 'conditions', 'intents', 'utterances'] as const
export type Measure = (typeof measures)[number]
