// So that what it shares with the terminal stays in the terminal's file.
import '../pos-terminal.ts'

export { prepare } from '../../../bot/terminal/prepare.ts'
