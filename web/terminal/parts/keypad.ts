// Keeps what this part shares with the terminal in the terminal's file.
import '../pos-terminal.ts'

export { drawClassic } from '../draw-classic.ts'
export { drawEsign } from '../draw-esign.ts'
export { default as sheet } from './keypad.css'
