// Keeps what this part shares with the terminal in the terminal's file.
import '../pos-terminal.ts'

export { drawSmart } from '../draw-smart.ts'
export { default as sheet } from '../styles/smart.css'
