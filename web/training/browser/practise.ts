import type { FactName } from '../../../bot/terminal/fact.ts'
import { startWorld } from '../../../bot/terminal/world.ts'
import { type Attempt, type Judgement, judge } from '../../../bot/training/judge.ts'
import { type Catalogue, findDevice, loadCatalogue } from '../../terminal/catalogue.ts'
import type { PosTerminal } from '../../terminal/pos-terminal.ts'
import type { Practice } from '../describe-lesson.ts'
import { showJudgement } from './show-judgement.ts'

const skin = 'newpos'

let catalogue: Promise<Catalogue> | null = null

/** Lets somebody do, watch and retry one exercise; `reached` and `erred` are called once an attempt for each. */
export function practise(section: HTMLElement, reached: () => void, erred: (mistake: string) => void): void {
  const practice: Practice = JSON.parse(section.dataset.practice ?? 'null')
  const place = section.querySelector<HTMLElement>('[data-place]')
  const acts = section.querySelector<HTMLElement>('[data-acts]')
  if (!place || !acts) return
  acts.hidden = false
  offerHints(section)
  const button = (act: string) => acts.querySelector<HTMLButtonElement>(`[data-act="${act}"]`)
  const kind = (): Practice['kinds'][number] =>
    practice.kinds.find(each => each === acts.querySelector('select')?.value) ??
    practice.kinds[0] ??
    'classic'

  const open = async (prepare: (terminal: PosTerminal, catalogue: Catalogue) => void): Promise<void> => {
    place.textContent = section.dataset.loading ?? ''
    try {
      await import(section.dataset.module ?? '')
      catalogue ??= loadCatalogue(new URL('/api/simulator', location.href))
      const terminal = document.createElement('pos-terminal')
      prepare(terminal, await catalogue)
      place.replaceChildren(terminal)
    } catch {
      catalogue = null
      place.textContent = section.dataset.failed ?? ''
    }
  }

  button('start')?.addEventListener('click', event => {
    const { currentTarget } = event
    if (currentTarget instanceof HTMLElement) currentTarget.textContent = currentTarget.dataset.again ?? ''
    showJudgement(section, null)
    void open((terminal, terminals) => {
      const begin = begun(terminals, practice, kind())
      Object.assign(terminal, { terminals, kind: kind(), skin, fault: practice.fault })
      if (begin) watchOver(terminal, begin, practice, judgement => tell(section, judgement, reached, erred))
    })
  })
  button('watch')?.addEventListener('click', () => {
    showJudgement(section, null)
    const demonstration = {
      ...{ kind: kind(), fault: practice.fault, before: [], script: practice.script[kind()] ?? [] },
    }
    void open((terminal, terminals) => Object.assign(terminal, { terminals, skin, demonstration }))
  })
}

function begun(
  { faults, ...rest }: Catalogue,
  { fault }: Practice,
  kind: string,
): Pick<Attempt, 'device' | 'start'> | null {
  const device = findDevice({ faults, ...rest }, kind, skin)
  const found = faults[fault]
  return device && found ? { device, start: startWorld(device, found) } : null
}

function watchOver(
  terminal: PosTerminal,
  { device, start }: Pick<Attempt, 'device' | 'start'>,
  { rules }: Practice,
  judged: (judgement: Judgement) => void,
): void {
  let facts: readonly FactName[] = []
  const look = (): void => {
    const world = terminal.moment?.world
    if (world) judged(judge(rules, { device, start, world, facts }))
  }
  terminal.addEventListener('pressed', look)
  terminal.addEventListener('happened', event => {
    if (!(event instanceof CustomEvent)) return
    facts = [...facts, ...event.detail.facts]
    look()
  })
}

function tell(
  section: HTMLElement,
  judgement: Judgement,
  reached: () => void,
  erred: (mistake: string) => void,
): void {
  const { newMistakes, newlyDone } = showJudgement(section, judgement)
  newMistakes.forEach(erred)
  if (newlyDone) reached()
}

function offerHints(section: HTMLElement): void {
  const hints = [...section.querySelectorAll<HTMLElement>('[data-hints] li')]
  const button = section.querySelector<HTMLButtonElement>('[data-act="hint"]')
  for (const hint of hints) hint.hidden = true
  button?.addEventListener('click', () => {
    const next = hints.find(({ hidden }) => hidden)
    if (next) next.hidden = false
    if (hints.every(({ hidden }) => !hidden)) {
      button.textContent = button.dataset.none ?? ''
      button.disabled = true
    }
  })
}
