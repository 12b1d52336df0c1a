// Keeps what this part shares with the terminal in the terminal's file.
import '../pos-terminal.ts'

export { drawPaper } from '../draw-paper.ts'
export { drawSlips } from '../draw-slips.ts'
export { default as sheet } from '../styles/slips.css'
