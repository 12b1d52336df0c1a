// So that what it shares with the terminal stays in the terminal's file.
import '../pos-terminal.ts'

export { drawClassic } from '../draw-classic.ts'
export { drawEsign } from '../draw-esign.ts'
export { default as sheet } from './keypad.css'
