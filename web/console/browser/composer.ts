import { listenToCanned } from './canned.ts'
import { post } from './post.ts'

const draftAfterMs = 600
const typingForMs = 4000
/** The agent is told how many characters are left from this number on. */
const fewLeft = 200

/**
 * The composer: keeps a draft, tells the merchant that the agent is typing, sends with Enter. `base` is the
 * conversation's address.
 */
export function listenToComposer(base: string): void {
  const form = document.querySelector<HTMLFormElement>('form[data-say]')
  const box = form?.querySelector<HTMLTextAreaElement>('[data-composer]')
  if (!form || !box) return
  let draft: number | undefined
  let typed: number | undefined
  const typedNoMore = () => {
    clearTimeout(typed)
    if (typed !== undefined) void post(`${base}/typing`, { typing: 'false' })
    typed = undefined
  }
  const look = () => {
    grow(box)
    tellLeft(form, box)
  }
  look()
  box.addEventListener('input', () => {
    look()
    if (typed === undefined) void post(`${base}/typing`, { typing: 'true' })
    clearTimeout(typed)
    typed = window.setTimeout(typedNoMore, typingForMs)
    clearTimeout(draft)
    draft = window.setTimeout(() => post(`${base}/draft`, { text: box.value }), draftAfterMs)
  })
  box.addEventListener('keydown', event => {
    // An Enter that ends the composition of Chinese characters sends nothing.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    if (box.value.trim() !== '') form.requestSubmit()
  })
  form.addEventListener('htmx:afterRequest', event => {
    if (!(event instanceof CustomEvent) || !event.detail.successful) return
    clearTimeout(draft)
    typedNoMore()
    box.value = ''
    look()
    const id = form.querySelector<HTMLInputElement>('[name="messageId"]')
    if (id) id.value = newId()
  })
  document.addEventListener('click', ({ target }) => {
    const taken = target instanceof Element && target.closest<HTMLElement>('[data-take]')
    if (taken && !form.hidden) take(box, taken.dataset.take ?? '')
  })
  // The owner of the conversation can change while the page is open.
  document.addEventListener('htmx:afterSwap', () => {
    const mine = document.querySelector<HTMLElement>('.talk-head')?.dataset.mine === 'yes'
    const appears = mine && form.hidden
    form.hidden = !mine
    if (appears) grow(box)
  })
  listenToCanned(form, box)
}

/** An id for the next message, so that a repeated request sends it only once. */
const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('')

/** Makes the box as high as its text, within the limits of the style sheet. */
function grow(box: HTMLTextAreaElement): void {
  box.style.height = 'auto'
  box.style.height = `${box.scrollHeight + 2}px`
}

function tellLeft(form: HTMLFormElement, box: HTMLTextAreaElement): void {
  const told = form.querySelector<HTMLElement>('[data-left]')
  const left = Number(box.dataset.most) - [...box.value].length
  if (told)
    told.textContent = left < fewLeft ? (told.dataset.left ?? '').replace('{number}', String(left)) : ''
}

/** Puts text into the composer, where the agent can read it before sending. */
function take(box: HTMLTextAreaElement, text: string): void {
  box.value = box.value === '' ? text : `${box.value}\n${text}`
  box.dispatchEvent(new Event('input', { bubbles: true }))
  box.focus()
}
