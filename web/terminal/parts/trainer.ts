// So that what it shares with the terminal stays in the terminal's file.
import '../pos-terminal.ts'

export { drawPanels } from '../draw-panels.ts'
export { default as sheet } from '../styles/trainer.css'
