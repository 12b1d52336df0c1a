// What it shares with the terminal stays in the terminal's own file.
import '../pos-terminal.ts'

export { drawCards } from '../draw-cards.ts'
export { default as sheet } from '../styles/cards.css'
