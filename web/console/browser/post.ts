/** Sends what no form holds; the page's token goes with it. */
export async function post(path: string, values: Record<string, string>): Promise<void> {
  const token = document.querySelector('meta[name="csrf"]')?.getAttribute('content') ?? ''
  const headers = { 'x-csrf-token': token, 'hx-request': 'true' }
  // The next beat, draft or key stroke tries again.
  await fetch(path, { method: 'POST', headers, body: new URLSearchParams(values) }).catch(() => {})
}
