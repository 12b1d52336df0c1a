/** Where to go after signing in: always a page of the console, whatever the link says (no open redirect). */
export function safeNext(given: unknown): string {
  const home = '/console'
  if (typeof given !== 'string' || !given.startsWith('/')) return home
  const here = 'http://console.invalid'
  if (!URL.canParse(given, here)) return home
  const { origin, pathname, search } = new URL(given, here)
  const inside = pathname === home || pathname.startsWith(`${home}/`)
  return origin === here && inside ? pathname + search : home
}
