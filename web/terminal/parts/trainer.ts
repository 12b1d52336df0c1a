// Keeps what this part shares with the terminal in the terminal's file.
import '../pos-terminal.ts'

export { drawPanels } from '../draw-panels.ts'
export { default as sheet } from '../styles/trainer.css'
