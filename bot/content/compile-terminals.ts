import type { Problem } from './problem.ts'
export interface Terminals {
  devices: object
  skins: object
  faults: Record<string, object>
}
export const compileTerminals = (_f: unknown): { terminals?: Terminals; problems: Problem[] } => ({
  terminals: { devices: {}, skins: {}, faults: { 'storage-full': {} } },
  problems: [],
})
