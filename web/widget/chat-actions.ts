import type { TerminalReport } from '../../bot/dialog/wire.ts'
import type { Chat } from './chat.ts'
import { chime } from './chime.ts'
import { checkDraft } from './draft.ts'
import type { Entry } from './entries.ts'
import type { StageKeeper } from './keep-stage.ts'
import type { ShownChoice } from './offers.ts'
import { type Act, isTaking, type Outbox } from './outbox.ts'
import { logPage, type OwnState } from './own-state.ts'
import { saveFile } from './save-file.ts'
import { keepSettings, type Settings } from './settings.ts'
import { shrinkPhoto } from './shrink-photo.ts'
import type { Texts } from './texts.ts'
import { transcriptText } from './transcript-text.ts'
import { type ComposerActions, roomSentence } from './view-composer.ts'
import type { HeaderActions } from './view-header.ts'
import type { LogActions } from './view-log.ts'
import type { StageActions } from './view-stage.ts'

/** Choices that every conversation accepts at any time. */
const personChoice = 'person'
const backChoice = 'back'

/** What the merchant's actions need from the chat window. */
interface ChatWindow {
  readonly stage: StageKeeper
  chat(): Chat | null
  texts(): Texts | null
  outbox(): Outbox
  entries(): readonly Entry[]
  own(): OwnState
  change(change: Partial<OwnState>): void
  focusComposer(): void
  /** Scrolls to the end of the conversation. */
  toEnd(): void
}

/** Everything that the merchant can do, for each part of the window. */
export interface ChatActions {
  readonly header: HeaderActions
  readonly log: LogActions
  readonly composer: ComposerActions
  readonly stage: StageActions
}

export function chatActions(window: ChatWindow): ChatActions {
  const act = (done: Act): void => {
    window.chat()?.act(done)
    window.toEnd()
  }
  /** Takes the choice only once, however often an impatient merchant presses. */
  const takeOnce = (choiceId: string, label = ''): void => {
    if (!isTaking(window.outbox(), choiceId)) act({ kind: 'choice', choiceId, label, offeredAt: 0 })
  }
  const askPerson = (): void => takeOnce(personChoice, window.texts()?.person)
  const choose = ({ seq }: Entry, { id, label }: ShownChoice): void =>
    act({ kind: 'choice', choiceId: id, label, offeredAt: seq })
  const withTalk = (use: (text: string, texts: Texts) => void): void => {
    const texts = window.texts()
    window.change({ menuOpen: false })
    if (texts) use(transcriptText(window.entries(), texts), texts)
  }

  // Loaded on demand, since few merchants print. If it cannot be loaded, the conversation is saved as a file
  // instead.
  const print = (text: string, { title, save }: Texts): void =>
    void import('./print-talk.ts').then(
      ({ printTalk }) => printTalk(title, text),
      () => saveFile(save.file, text),
    )

  const set = (change: Partial<Settings>): void => {
    const settings = { ...window.own().settings, ...change }
    keepSettings(settings)
    window.change({ settings })
  }

  return {
    header: {
      askPerson,
      toggleMenu: () => window.change({ menuOpen: !window.own().menuOpen }),
      toggleSound() {
        const sound = !window.own().settings.sound
        set({ sound })
        if (sound) chime()
      },
      nextSize: () => set({ size: ([1, 2, 0] as const)[window.own().settings.size] }),
      save: () => withTalk((text, texts) => saveFile(texts.save.file, text)),
      print: () => withTalk(print),
    },
    log: {
      choose,
      edit({ text, key }) {
        window.change({ draft: text })
        window.chat()?.discard(key)
        window.focusComposer()
      },
      discard: ({ key }) => window.chat()?.discard(key),
      undo: () => takeOnce(backChoice, window.texts()?.undo),
      loadPhoto: path => window.chat()?.photo(path) ?? Promise.resolve(null),
      loadScreen: path => window.chat()?.screen(path) ?? Promise.resolve(null),
      openTerminal({ seq, demonstration }) {
        if (demonstration) window.stage.open({ seq, demonstration })
      },
      earlier: () => window.change({ most: window.own().most + logPage }),
      rate: rating => act({ kind: 'rating', ...rating }),
      leaveNumber: phone => act({ kind: 'callback', phone }),
      retry: () => window.chat()?.wake(),
    },
    composer: {
      write(draft) {
        window.change({ draft, photoTrouble: '' })
        window.chat()?.write(draft)
      },
      send() {
        const check = checkDraft(window.own().draft)
        const { text, verdict } = check
        const texts = window.texts()
        // The sentence is visible already; this announces it to screen reader users.
        if (verdict === 'too-long' && texts) window.change({ announced: roomSentence(check, texts) })
        if (verdict === 'empty' || verdict === 'too-long') return
        window.change({ draft: '', photoTrouble: '' })
        act({ kind: 'text', text })
      },
      async attach(file) {
        const photo = await shrinkPhoto(file)
        const photoTrouble = photo ? '' : (window.texts()?.photo.failed ?? '')
        window.change({ photoTrouble, ...(photo ? {} : { announced: photoTrouble }) })
        if (photo) act({ kind: 'photo', photo })
      },
    },
    stage: {
      askPerson,
      close: window.stage.close,
      retry: window.stage.retry,
      report: (happened: TerminalReport) => act({ kind: 'terminal', happened }),
      choose,
    },
  }
}
