export type ModuleState = 'loading' | 'ready' | 'failed'

let failures = 0

/** Loads the module that defines `<pos-terminal>`; `address` is relative to the desk, or to the page without one. */
export async function loadTerminal(address: string, desk: string): Promise<Exclude<ModuleState, 'loading'>> {
  const { href } = new URL(address, desk || document.baseURI)
  try {
    // Most browsers remember for the life of a page that an address failed: then it has another one.
    await import(failures > 0 ? `${href}?${failures}` : href)
    return 'ready'
  } catch {
    // No network, or an address that leads nowhere: the panel offers to try again.
    failures += 1
    return 'failed'
  }
}
