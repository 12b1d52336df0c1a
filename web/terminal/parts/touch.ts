// What it shares with the terminal stays in the terminal's own file.
import '../pos-terminal.ts'

export { drawSmart } from '../draw-smart.ts'
export { default as sheet } from '../styles/smart.css'
