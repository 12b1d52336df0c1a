import './older-browsers.ts'
import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit'
import type { TerminalDemonstration } from '../../bot/dialog/wire.ts'
import type { Device, KeyId } from '../../bot/terminal/device.ts'
import type { Fault } from '../../bot/terminal/fault.ts'
import type { Press } from '../../bot/terminal/press.ts'
import { restoreWorld, type SaveError, saveWorld } from '../../bot/terminal/save.ts'
import { testCards } from '../../bot/terminal/test-card.ts'
import tokens from '../tokens.css'
import { type Catalogue, findDevice, loadCatalogue } from './catalogue.ts'
import controlSheet from './controls.css'
import deviceSheet from './device.css'
import { drawCards } from './draw-cards.ts'
import { drawControls } from './draw-controls.ts'
import { drawDevice } from './draw-device.ts'
import { drawFaults } from './draw-faults.ts'
import { drawLoading } from './draw-loading.ts'
import { drawSlips } from './draw-slips.ts'
import { drawSwitches } from './draw-switches.ts'
import { drawTrace } from './draw-trace.ts'
import type { Handling } from './handling.ts'
import { keepInSight } from './keep-in-sight.ts'
import { keyForKeyboard, keyInDirection } from './key-press.ts'
import * as scripts from './play-script.ts'
import * as players from './player.ts'
import { pressByHand } from './press-by-hand.ts'
import { readScript } from './read-script.ts'
import { runClock } from './run-clock.ts'

const speeds: readonly number[] = [1, 2, 0.5]

/**
 * The POS terminal: looks and behaves like the device, plays demonstrations, and lets a person do it himself.
 * Fires `happened` (detail: `TerminalReport`) after what the person did, `demonstrated` when a script has ended.
 */
export class PosTerminal extends LitElement {
  static override styles = [tokens, deviceSheet, controlSheet].map(sheet => unsafeCSS(sheet))

  static override properties = {
    kind: {},
    skin: {},
    fault: {},
    script: {},
    lesson: {},
    panels: {},
    saved: { attribute: false },
    demonstration: { attribute: false },
    terminals: { attribute: false },
    player: { state: true },
    focusKey: { state: true },
    pan: { state: true },
    failed: { state: true },
    notRestored: { state: true },
    byPointer: { state: true },
  }

  /** `classic`, `esign` or `smart`. */
  kind = 'classic'
  /** Id of the vendor's program. */
  skin = 'newpos'
  /** Id of the fault the terminal starts with. */
  fault = 'healthy'
  /** A list of presses as JSON, played once the terminal is on. */
  script = ''
  /** Id of the lesson that this terminal serves; listeners find it on the event's target. */
  lesson = ''
  /** Panels for trainers, by name: `faults` to choose from, `trace` of the messages on the line. */
  panels = ''
  /** A state from `save()` to go on from; wins over `fault` and `script`. */
  saved = ''
  /** What to show; wins over `kind`, `fault` and `script`. */
  demonstration: TerminalDemonstration | null = null
  /** What there is to show; fetched from the desk when it is not given. */
  terminals: Catalogue | null = null

  private player: players.Player | null = null
  private focusKey: KeyId = 'confirm'
  private pan: string = testCards[0].pan
  private failed = false
  /** Why `saved` could not be continued. */
  private notRestored: SaveError | null = null
  /** The hand is on mouse or screen: then the device needs no focus ring. */
  private byPointer = false
  /** The keyboard was on the device before the last change. */
  private hadFocus = false
  /** What was last brought into view. */
  private inSight: Element | null = null
  private stopClock: (() => void) | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    // An element that was moved in its page goes on: its update starts the clock again.
    if (this.terminals) this.requestUpdate()
    else this.load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.halt()
  }

  private load = async (): Promise<void> => {
    this.failed = false
    try {
      this.terminals = await loadCatalogue(new URL('/api/simulator', import.meta.url))
    } catch {
      this.failed = true
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const choices = ['kind', 'skin', 'fault', 'script', 'saved', 'demonstration', 'terminals'] as const
    if (choices.some(name => changed.has(name))) this.prepare()
    this.hadFocus = this.shadowRoot?.activeElement?.closest('.device') instanceof HTMLElement
  }

  private prepare(): void {
    const { terminals, demonstration, player } = this
    if (!terminals) return
    const { kind, fault: faultId } = demonstration ?? this
    const same = player?.device.kind === kind && player.device.skin === this.skin
    const device = same ? player.device : findDevice(terminals, kind, this.skin)
    const fault = terminals.faults[faultId]
    this.player = device && fault ? this.start(terminals, device, fault) : null
  }

  private start(terminals: Catalogue, device: Device, fault: Fault): players.Player {
    const { demonstration, script, saved, player } = this
    this.notRestored = null
    if (demonstration) return players.startScene(player, device, fault, demonstration)
    if (saved !== '') {
      const restored = restoreWorld(saved, (kind, skin) => findDevice(terminals, kind, skin) ?? undefined)
      if (restored.ok) return players.continueFree(restored.device, fault, restored.world)
      this.notRestored = restored.error
    }
    return script === ''
      ? players.startFree(device, fault)
      : players.startScene(player, device, fault, { before: [], script: readScript(script) })
  }

  protected override updated(): void {
    // A touch button that went with its page would take the keyboard with it.
    if (this.hadFocus && !this.shadowRoot?.activeElement) this.focusDevice()
    if (this.player && this.player.mode !== 'free') {
      this.inSight = keepInSight(this, this.renderRoot, this.inSight)
    }
    const running = this.player !== null && scripts.needsTime(this.player)
    if (running && !this.stopClock) {
      const pace = (): number => (this.player ? scripts.pace(this.player) : 0)
      this.stopClock = runClock(pace, elapsed => this.change(scripts.tick, elapsed))
    }
    if (!running) this.halt()
  }

  private halt(): void {
    this.stopClock?.()
    this.stopClock = null
  }

  /** The present state as text, for `saved` of this or another simulator; null before there is one. */
  save(): string | null {
    return this.player && saveWorld(this.player.device, this.player.world)
  }

  private change<Value>(move: (player: players.Player, value: Value) => players.Turn, value: Value): void {
    if (!this.player) return
    const { player, told } = move(this.player, value)
    this.player = player
    for (const { type, report } of told) {
      this.dispatchEvent(new CustomEvent(type, { detail: report, bubbles: true, composed: true }))
    }
  }

  private set(move: (player: players.Player) => players.Player): void {
    if (this.player) this.player = move(this.player)
  }

  private press = (press: Press): void => this.change(pressByHand, press)

  private acts = {
    play: () => this.set(scripts.play),
    pause: () => this.set(scripts.stop),
    forward: () => this.change(scripts.stepForward, undefined),
    back: () => this.set(scripts.stepBack),
    replay: () => this.set(scripts.replay),
    tryIt: () => this.set(scripts.tryIt),
    changeSpeed: () => this.set(player => scripts.setSpeed(player, nextSpeed(player.speed))),
  }

  protected override render(): TemplateResult {
    const { player, terminals } = this
    if (!terminals) return drawLoading(this.failed, this.load)
    const { texts } = terminals
    if (!player) return drawAlert(texts.unknown)
    const handling: Handling = {
      texts,
      free: player.mode === 'free',
      next: players.isQuiet(player) ? players.nextTarget(player) : null,
      down: player.mode === 'show' && player.playing && (player.pause ?? scripts.downTime) < scripts.downTime,
      focus: this.focusKey,
      press: this.press,
      pan: this.pan,
      choosePan: pan => {
        this.pan = pan
      },
      moveFocus: key => {
        this.focusKey = key
      },
    }
    return html`
      ${this.notRestored ? drawAlert(texts.notRestored[this.notRestored]) : nothing}
      ${drawControls(player, texts, this.acts)}
      <div
        class="device ${this.byPointer ? 'by-pointer' : ''}"
        role="group"
        tabindex="0"
        aria-label=${texts.device}
        @keydown=${this.onKey}
        @pointerdown=${this.keepFocus}
      >
        <div class="unseen" aria-live="polite">${player.view.words.join('\n')}</div>
        ${drawDevice(player.view, handling)}
      </div>
      ${drawSwitches(player.view, player.world.link.up, handling)}
      ${drawCards(player.view, handling)}
      ${drawSlips(player.view.printer, texts)}
      ${this.drawPanels(player, terminals)}`
  }

  private drawPanels({ device, fault, world }: players.Player, { faults, texts }: Catalogue): TemplateResult {
    const wanted = this.panels.split(' ')
    const possible = Object.values(faults).filter(({ kinds }) => kinds.includes(device.kind))
    const choose = (id: string): void => {
      this.demonstration = null
      this.saved = ''
      this.fault = id
    }
    return html`${wanted.includes('faults') ? drawFaults(possible, fault, texts, choose) : nothing}
    ${wanted.includes('trace') ? drawTrace(world.frames, texts) : nothing}`
  }

  private onKey = (event: KeyboardEvent): void => {
    this.byPointer = false
    const keys = this.player?.view.keys ?? []
    const on = event
      .composedPath()
      .find(node => node instanceof HTMLElement && node.dataset.key !== undefined)
    const focused = on instanceof HTMLElement ? keys.find(({ id }) => id === on.dataset.key) : undefined
    const neighbour = focused ? keyInDirection(focused, event.key, keys) : undefined
    if (neighbour) {
      event.preventDefault()
      this.renderRoot.querySelector<HTMLElement>(`[data-key="${neighbour.id}"]`)?.focus()
      return
    }
    // Enter on a focused key or touch button means that one.
    if (event.key === 'Enter' && event.composedPath()[0] instanceof HTMLButtonElement) return
    // A touch screen draws only some of its keys; the keyboard has them all.
    const key = keyForKeyboard(event, this.player?.device.keys ?? [])
    if (!key) return
    event.preventDefault()
    this.press(key.legend)
  }

  /** A mouse or finger leaves the focus on the device, so that typing goes on to its keys. */
  private keepFocus = (event: PointerEvent): void => {
    this.byPointer = true
    const target = event.composedPath()[0]
    if (!(target instanceof Element) || !target.closest('[data-key]')) return
    event.preventDefault()
    this.focusDevice()
  }

  private focusDevice(): void {
    this.renderRoot.querySelector<HTMLElement>('.device')?.focus({ preventScroll: true })
  }
}

const drawAlert = (words: string): TemplateResult => html`<p class="notice" role="alert">${words}</p>`

const nextSpeed = (speed: number): number => speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1

customElements.define('pos-terminal', PosTerminal)

declare global {
  interface HTMLElementTagNameMap {
    'pos-terminal': PosTerminal
  }
}
