/** The only file that imports Lit, so that all elements share one copy of it. */
export * from 'lit'
export { repeat } from 'lit/directives/repeat.js'
