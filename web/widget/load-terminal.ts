export type ModuleState = 'loading' | 'ready' | 'failed'

let failures = 0

/**
 * Loads the module that defines `<pos-terminal>`; `address` is relative to the desk, or to the page if `desk`
 * is empty.
 */
export async function loadTerminal(address: string, desk: string): Promise<Exclude<ModuleState, 'loading'>> {
  const { href } = new URL(address, desk || document.baseURI)
  try {
    // Most browsers remember a failed address for as long as the page lives, so a retry uses another one.
    await import(failures > 0 ? `${href}?${failures}` : href)
    return 'ready'
  } catch {
    // No network, or a wrong address: the panel offers to try again.
    failures += 1
    return 'failed'
  }
}
