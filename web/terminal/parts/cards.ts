// So that what it shares with the terminal stays in the terminal's file.
import '../pos-terminal.ts'

export { drawCards } from '../draw-cards.ts'
export { default as sheet } from '../styles/cards.css'
