/** The one door to the element library: whoever uses a part of it shares one file with all others. */
export * from 'lit'
export { repeat } from 'lit/directives/repeat.js'
