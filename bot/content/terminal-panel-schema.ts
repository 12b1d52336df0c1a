import { z } from 'zod'
export const terminalPanelSchema = z.record(z.string(), z.string())
export type TerminalPanelTexts = z.infer<typeof terminalPanelSchema>
