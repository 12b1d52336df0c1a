let failures = 0

/**
 * Imports with `load`; if that fails, imports the same file under another address, so that a later attempt
 * can succeed: most browsers remember a failed address for as long as the page lives. The failed address is
 * taken from the browser's error message.
 */
export async function importAgain<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load()
  } catch (failure) {
    const [address] = /https?:\S+/.exec(String(failure)) ?? []
    if (address === undefined) throw failure
    failures += 1
    return import(`${address}?${failures}`)
  }
}
