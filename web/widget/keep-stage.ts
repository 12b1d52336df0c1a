import { loadTerminal, type ModuleState } from './load-terminal.ts'
import type { Stage } from './stage.ts'

/** The state of the terminal's panel: whether it is open, with what, and whether its module is loaded. */
export interface StageKeeper {
  shown(): Stage | null
  module(): ModuleState
  open(stage: Stage): void
  close(): void
  /** Tries to load the module again. */
  retry(): void
}

interface StageHooks {
  /** The addresses of the terminal's module and of the desk when the panel opens. */
  addresses(): { readonly terminal: string; readonly desk: string }
  onChange(): void
  /** The panel has been opened or closed. */
  onTurn(isOpen: boolean): void
}

/** Keeps the panel with the embedded terminal, whose module is loaded when it is first shown. */
export function keepStage({ addresses, onChange, onTurn }: StageHooks): StageKeeper {
  let stage: Stage | null = null
  let module: ModuleState = 'loading'

  async function prepare(): Promise<void> {
    const { terminal, desk } = addresses()
    module = 'loading'
    onChange()
    module = await loadTerminal(terminal, desk)
    onChange()
  }

  function turn(next: Stage | null): void {
    const turned = (stage === null) !== (next === null)
    stage = next
    onChange()
    if (turned) onTurn(next !== null)
  }

  return {
    shown: () => stage,
    module: () => module,
    open(next) {
      turn(next)
      if (module !== 'ready') void prepare()
    },
    close: () => turn(null),
    retry: () => void prepare(),
  }
}
