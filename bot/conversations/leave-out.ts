import { createRequire, Module } from 'node:module'

/**
 * Keeps CommonJS modules from being loaded: where the package `parent` requires one of `names`, it gets a
 * module whose members throw when called, but for those that `kept` has. `from` is the file that requires `parent`.
 */
export function leaveOut(names: readonly string[], parent: string, from: string, kept: object = {}): void {
  const own = createRequire(createRequire(from).resolve(parent))
  for (const name of names) {
    const path = own.resolve(name)
    if (own.cache[path]) continue
    const module = new Module(path)
    module.exports = absent(name, kept)
    module.loaded = true
    own.cache[path] = module
  }
}

/** Stands in for every member of a module that is left out. */
function absent(name: string, kept: object): object {
  // No arrow: it may be extended, as long as nobody makes an instance.
  const call = function leftOut() {
    throw new Error(
      `${name} is left out of the desk to save memory, and was called: take it off the list that names it.`,
    )
  }
  return new Proxy(call, {
    get: (target, key) =>
      key in kept ? Reflect.get(kept, key) : key in target ? Reflect.get(target, key) : call,
  })
}
