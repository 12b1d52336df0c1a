// So that what it shares with the terminal stays in the terminal's file.
import '../pos-terminal.ts'

export { drawSmart } from '../draw-smart.ts'
export { default as sheet } from '../styles/smart.css'
