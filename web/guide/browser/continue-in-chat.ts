import { browserEdges } from '../../widget/browser-edges.ts'
import { keepSession, type Session } from '../../widget/session.ts'

/** Makes a question page's button start a conversation, give the same answers there and go to it. */
export function continueInChat(page: Document): void {
  const button = page.querySelector<HTMLButtonElement>('button[data-chat]')
  const said = page.querySelector<HTMLElement>('[data-said]')
  if (!button || !said) return
  button.addEventListener('click', () => {
    const { words = '', choices = '[]', loading = '', failed = '' } = button.dataset
    button.disabled = true
    said.textContent = loading
    replay(words, JSON.parse(choices)).catch(() => {
      button.disabled = false
      said.textContent = failed
    })
  })
}

async function replay(words: string, choices: readonly string[]): Promise<void> {
  const { store, newId } = browserEdges('', null)
  const session = await post<Session>('/api/conversations', {}, null)
  const address = `/api/conversations/${session.conversationId}/messages`
  await post(address, { messageId: newId(), text: words }, session.token)
  for (const choiceId of choices) await post(address, { messageId: newId(), choiceId }, session.token)
  await keepSession(store, { conversationId: session.conversationId, token: session.token })
  location.assign('/')
}

async function post<Answer>(address: string, body: object, token: string | null): Promise<Answer> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}; the page offers to try again.`)
  return answer.json()
}
