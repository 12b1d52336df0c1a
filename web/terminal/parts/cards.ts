// Keeps what this part shares with the terminal in the terminal's file.
import '../pos-terminal.ts'

export { drawCards } from '../draw-cards.ts'
export { default as sheet } from '../styles/cards.css'
