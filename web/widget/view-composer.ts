import { html } from '../lit.ts'
import { checkDraft, type DraftCheck, longestMessage } from './draft.ts'
import { sendsMessage } from './enter-key.ts'
import { photoIcon, sendIcon } from './icons.ts'
import { fill, type Texts } from './texts.ts'

export interface ComposerActions {
  write(draft: string): void
  send(): void
  attach(photo: File): void
}

interface ComposerState {
  readonly draft: string
  /** The placeholder of the empty field. */
  readonly wanted: string
  /** Why the last photo was not accepted; empty when nothing is wrong. */
  readonly photoTrouble: string
}

/**
 * The field for writing: Enter sends, Shift+Enter starts a new line, an Enter that accepts an input method's
 * candidate does neither.
 */
export function viewComposer(
  { draft, wanted, photoTrouble }: ComposerState,
  texts: Texts,
  actions: ComposerActions,
) {
  const check = checkDraft(draft)
  const { verdict } = check
  const sendable = verdict === 'fine' || verdict === 'nearly-full'
  return html`<form
    class="composer"
    @submit=${(event: Event) => {
      event.preventDefault()
      actions.send()
    }}
  >
    ${photoTrouble ? html`<p id="room" class="room wrong">${photoTrouble}</p>` : viewRoom(check, texts)}
    <div class="field">
      <label class="attach">
        <input class="unseen" type="file" accept="image/*" @change=${(event: Event) => {
          const { target } = event
          const file = target instanceof HTMLInputElement ? target.files?.[0] : null
          if (file) actions.attach(file)
          // Allows the same photo to be chosen again.
          if (target instanceof HTMLInputElement) target.value = ''
        }}>
        ${photoIcon}<span class="unseen">${texts.photo.attach}</span>
      </label>
      <textarea
        rows="1"
        aria-label=${texts.composer.label}
        aria-invalid=${verdict === 'too-long' ? 'true' : 'false'}
        aria-describedby="room"
        placeholder=${wanted}
        enterkeyhint="send"
        autocomplete="off"
        .value=${draft}
        @input=${(event: InputEvent) => {
          if (event.target instanceof HTMLTextAreaElement) actions.write(event.target.value)
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (!sendsMessage(event)) return
          event.preventDefault()
          actions.send()
        }}
      ></textarea>
      <button class="send" type="submit" aria-label=${texts.composer.send} ?disabled=${!sendable}>
        ${sendIcon}
      </button>
    </div>
  </form>`
}

function viewRoom(check: DraftCheck, texts: Texts) {
  return html`<p id="room" class="room ${check.verdict}">${roomSentence(check, texts)}</p>`
}

/** How much room is left, or that the message is too long; empty while there is plenty. */
export function roomSentence({ length, verdict }: DraftCheck, texts: Texts): string {
  switch (verdict) {
    case 'empty':
    case 'fine':
      return ''
    case 'nearly-full':
      return fill(texts.composer.left, { count: longestMessage - length })
    case 'too-long':
      return fill(texts.composer['too-long'], { limit: longestMessage, count: length })
  }
}
