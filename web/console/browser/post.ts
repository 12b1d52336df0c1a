/** Posts values that are in no form, together with the page's CSRF token. */
export async function post(path: string, values: Record<string, string>): Promise<void> {
  const token = document.querySelector('meta[name="csrf"]')?.getAttribute('content') ?? ''
  const headers = { 'x-csrf-token': token, 'hx-request': 'true' }
  // A failure needs no handling: the next heartbeat, draft or key stroke tries again.
  await fetch(path, { method: 'POST', headers, body: new URLSearchParams(values) }).catch(() => {})
}
