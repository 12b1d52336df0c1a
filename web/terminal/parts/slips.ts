// So that what it shares with the terminal stays in the terminal's file.
import '../pos-terminal.ts'

export { drawPaper } from '../draw-paper.ts'
export { drawSlips } from '../draw-slips.ts'
export { default as sheet } from '../styles/slips.css'
