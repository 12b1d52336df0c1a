/** The words of the simulator's own controls, by name. Source: `content/terminal-panel.yaml`. */
export type { TerminalPanelTexts as PanelTexts } from '../../bot/content/terminal-panel-schema.ts'
