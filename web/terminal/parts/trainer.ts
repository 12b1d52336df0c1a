// What it shares with the terminal stays in the terminal's own file.
import '../pos-terminal.ts'

export { drawFaults } from '../draw-faults.ts'
export { drawTrace } from '../draw-trace.ts'
export { default as sheet } from '../styles/trainer.css'
