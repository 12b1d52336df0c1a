// Keeps what this part shares with the terminal in the terminal's file.
import '../pos-terminal.ts'

export { prepare } from '../../../bot/terminal/prepare.ts'
