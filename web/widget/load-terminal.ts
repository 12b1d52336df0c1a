export type ModuleState = 'loading' | 'ready' | 'failed'

/** Loads the module that defines `<pos-terminal>`; `address` is relative to the desk, or to the page without one. */
export async function loadTerminal(address: string, desk: string): Promise<Exclude<ModuleState, 'loading'>> {
  try {
    await import(new URL(address, desk || document.baseURI).href)
    return 'ready'
  } catch {
    // No network, or an address that leads nowhere: the panel offers to try again.
    return 'failed'
  }
}
