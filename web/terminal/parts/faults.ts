// What it shares with the terminal stays in the terminal's own file.
import '../pos-terminal.ts'

export { prepare } from '../../../bot/terminal/prepare.ts'
