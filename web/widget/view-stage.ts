import type { TerminalReport } from '../../bot/dialog/wire.ts'
import { html, nothing } from '../lit.ts'
import type { Entry } from './entries.ts'
import { closeIcon, personIcon } from './icons.ts'
import type { ModuleState } from './load-terminal.ts'
import type { ShownChoice } from './offers.ts'
import type { Stage, Task } from './stage.ts'
import { fill, type Texts } from './texts.ts'
import { viewChoices } from './view-choices.ts'
import { viewSkeleton } from './view-log.ts'
import { viewText } from './view-text.ts'

export interface StageActions {
  askPerson(): void
  close(): void
  retry(): void
  report(happened: TerminalReport): void
  choose(entry: Entry, choice: ShownChoice): void
}

/**
 * The panel with the embedded terminal; on a phone it covers the chat, with the open step in a strip above
 * it.
 */
export function viewStage(
  stage: Stage,
  module: ModuleState,
  task: Task,
  texts: Texts,
  actions: StageActions,
) {
  const step = task.said?.step
  return html`<aside class="stage" aria-label=${texts.terminal.title}>
    <header class="stage-top">
      <div class="title">
        <h2 tabindex="-1">${texts.terminal.title}</h2>
        ${
          step
            ? html`<p class="count">${fill(texts.step, { number: step.number, of: step.of })} ${step.name}</p>`
            : nothing
        }
      </div>
      <button type="button" class="icon" aria-label=${texts.person} title=${texts.person} @click=${actions.askPerson}>
        ${personIcon}
      </button>
      <button type="button" class="quiet" @click=${actions.close}>
        ${closeIcon}<span>${texts.terminal.close}</span>
      </button>
    </header>
    ${viewStrip(task, texts, actions)}
    <div class="device">${viewDevice(stage, module, texts, actions)}</div>
  </aside>`
}

function viewStrip({ said, offer }: Task, texts: Texts, actions: StageActions) {
  if (!said) return nothing
  return html`<div class="strip">
    <p>${viewText(said.text)}</p>
    ${offer ? viewChoices(offer, texts, choice => actions.choose(offer, choice)) : nothing}
  </div>`
}

function viewDevice(stage: Stage, module: ModuleState, texts: Texts, actions: StageActions) {
  switch (module) {
    case 'loading':
      return viewSkeleton(texts.terminal.loading)
    case 'failed':
      return html`<div class="placeholder trouble">
        <p>${texts.terminal.failed}</p>
        <button type="button" class="quiet" @click=${actions.retry}>${texts.terminal.retry}</button>
      </div>`
    case 'ready':
      return html`<pos-terminal
        class=${stage.demonstration.kind}
        .demonstration=${stage.demonstration}
        @happened=${(event: CustomEvent<TerminalReport>) => actions.report(event.detail)}
      ></pos-terminal>`
  }
}
