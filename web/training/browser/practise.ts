import type { TerminalKind } from '../../../bot/terminal/device.ts'
import { importAgain } from '../../import-again.ts'
import type { Catalogue } from '../../terminal/catalogue.ts'
import type { Practice } from '../describe-lesson.ts'

type Terminals = typeof import('./watched-terminal.ts')

let catalogue: Promise<Catalogue> | null = null
let parts: Terminals | null = null

/**
 * Lets somebody do, watch and retry an exercise. `reached` is called once per attempt, `erred` once for each
 * mistake in it.
 */
export function practise(section: HTMLElement, reached: () => void, erred: (mistake: string) => void): void {
  const practice: Practice = JSON.parse(section.dataset.practice ?? 'null')
  const place = section.querySelector<HTMLElement>('[data-place]')
  const acts = section.querySelector<HTMLElement>('[data-acts]')
  if (!place || !acts) return
  offerHints(section)
  const button = (act: string) => acts.querySelector<HTMLButtonElement>(`[data-act="${act}"]`)
  const kind = (): TerminalKind =>
    practice.kinds.find(each => each === acts.querySelector('select')?.value) ??
    practice.kinds[0] ??
    'classic'

  // Terminal and judge are loaded when somebody begins.
  const open = async (make: (come: Terminals, catalogue: Catalogue) => Element): Promise<void> => {
    place.textContent = section.dataset.loading ?? ''
    // Before they are loaded there is no judgement to clear.
    parts?.showJudgement(section, null)
    try {
      const come = await importAgain(() => import('./watched-terminal.ts'))
      parts = come
      catalogue ??= come.loadCatalogue(new URL('/api/simulator', location.href))
      place.replaceChildren(make(come, await catalogue))
    } catch {
      catalogue = null
      place.textContent = section.dataset.failed ?? ''
    }
  }

  button('start')?.addEventListener('click', event => {
    const { currentTarget } = event
    if (currentTarget instanceof HTMLElement) currentTarget.textContent = currentTarget.dataset.again ?? ''
    void open(({ watchedTerminal, showJudgement }, terminals) =>
      watchedTerminal(terminals, practice, kind(), judgement => {
        const { newMistakes, newlyDone } = showJudgement(section, judgement)
        newMistakes.forEach(erred)
        if (newlyDone) reached()
      }),
    )
  })
  button('watch')?.addEventListener('click', () => {
    void open(({ solvedTerminal }, terminals) => solvedTerminal(terminals, practice, kind()))
  })
}

function offerHints(section: HTMLElement): void {
  const hints = [...section.querySelectorAll('[data-hints] li')]
  const button = section.querySelector<HTMLButtonElement>('[data-act="hint"]')
  button?.addEventListener('click', () => {
    const isGiven = (hint: Element): boolean => hint.classList.contains('given')
    hints.find(hint => !isGiven(hint))?.classList.add('given')
    if (hints.every(isGiven)) {
      button.textContent = button.dataset.none ?? ''
      button.disabled = true
    }
  })
}
