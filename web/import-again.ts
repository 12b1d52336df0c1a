let failures = 0

/**
 * What `load` imports; where it does not come, the same under another address, so that who tries again later can succeed:
 * most browsers remember for the life of a page that an address failed. What failed they tell with its address.
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
