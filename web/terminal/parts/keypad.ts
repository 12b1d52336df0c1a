// What it shares with the terminal stays in the terminal's own file.
import '../pos-terminal.ts'

export { drawClassic } from '../draw-classic.ts'
export { drawEsign } from '../draw-esign.ts'
export { default as sheet } from './keypad.css'
