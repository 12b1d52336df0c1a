import type { TerminalDemonstration } from '../../bot/dialog/wire.ts'
import type { Device, KeyId } from '../../bot/terminal/device.ts'
import type { Fault } from '../../bot/terminal/fault.ts'
import { isPlain, prepareWorld } from '../../bot/terminal/prepare-world.ts'
import type { Press } from '../../bot/terminal/press.ts'
import type { World } from '../../bot/terminal/running.ts'
import { testCards } from '../../bot/terminal/test-card.ts'
import {
  adoptStyles,
  html,
  LitElement,
  nothing,
  type PropertyValues,
  type TemplateResult,
  unsafeCSS,
} from '../lit.ts'
import { type Catalogue, findDevice, findKind, loadCatalogue } from './catalogue.ts'
import controlSheet from './controls.css'
import deviceSheet from './device.css'
import { drawControls } from './draw-controls.ts'
import { drawDevice } from './draw-device.ts'
import { drawLoading } from './draw-loading.ts'
import { drawSwitches } from './draw-switches.ts'
import type { Handling } from './handling.ts'
import { keepInSight } from './keep-in-sight.ts'
import { keyForKeyboard, keyInDirection } from './key-press.ts'
import { frontOf, type LateParts, loadParts, type PartName, partsBeside } from './late-parts.ts'
import * as scripts from './play-script.ts'
import * as players from './player.ts'
import { pressByHand } from './press-by-hand.ts'
import { runClock } from './run-clock.ts'

const speeds: readonly number[] = [1, 2, 0.5]

/** A terminal at one moment. */
export interface Moment {
  readonly device: Device
  readonly world: World
}

/**
 * The POS terminal: looks and behaves like the device, plays demonstrations, and lets a person do it himself.
 * Fires `pressed` at each act of a person, `happened` (detail: `TerminalReport`) when what came of it is over, and
 * `demonstrated` when a script has ended. Takes its look from the tokens (`web/tokens.css`) of the page or element around it.
 */
export class PosTerminal extends LitElement {
  static override styles = [deviceSheet, controlSheet].map(sheet => unsafeCSS(sheet))

  static override properties = {
    kind: {},
    skin: {},
    fault: {},
    lesson: {},
    panels: {},
    resumed: { attribute: false },
    demonstration: { attribute: false },
    terminals: { attribute: false },
    player: { state: true },
    focusKey: { state: true },
    pan: { state: true },
    parts: { state: true },
    failed: { state: true },
    byPointer: { state: true },
  }

  /** `classic`, `esign` or `smart`. */
  kind = 'classic'
  /** Id of the vendor's program. */
  skin = 'newpos'
  /** Id of the fault the terminal starts with. */
  fault = 'healthy'
  /** Id of the lesson that this terminal serves; listeners find it on the event's target. */
  lesson = ''
  /** Panels for trainers, by name: `faults` to choose from, `trace` of the messages on the line. */
  panels = ''
  /** The `moment` of another simulator, to go on from; wins over `fault`. */
  resumed: Moment | null = null
  /** What to show; wins over `kind`, `fault` and `resumed`. */
  demonstration: TerminalDemonstration | null = null
  /** What there is to show; fetched from the desk when it is not given. */
  terminals: Catalogue | null = null

  private player: players.Player | null = null
  /** What prepares the fault is not here yet. */
  private unprepared = false
  private focusKey: KeyId = 'confirm'
  private pan: string = testCards[0].pan
  private parts: LateParts = {}
  /** The parts that have come or are on their way. */
  private readonly asked = new Set<PartName>()
  private failed = false
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
      this.terminals ??= await loadCatalogue(new URL('/api/simulator', import.meta.url))
    } catch {
      this.failed = true
    }
  }

  /** Asks for each part that is to be seen, once; what did not come a person may ask for again. */
  private async fetchParts(): Promise<void> {
    const missing = this.partsInSight().filter(name => !this.asked.has(name))
    if (this.failed || missing.length === 0) return
    for (const name of missing) this.asked.add(name)
    try {
      const parts = await loadParts(missing)
      this.parts = { ...this.parts, ...parts }
    } catch {
      for (const name of missing) this.asked.delete(name)
      this.failed = true
    }
  }

  private partsInSight(): PartName[] {
    const { player, handling } = this
    const kind = findKind((this.demonstration ?? this).kind)
    return [
      ...(kind ? [frontOf(kind)] : []),
      ...(player && handling ? partsBeside(player.view, handling) : []),
      ...(this.unprepared ? (['faults'] as const) : []),
      ...(this.panels === '' ? [] : (['trainer'] as const)),
    ]
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const choices = ['kind', 'skin', 'fault', 'resumed', 'demonstration', 'terminals'] as const
    if (this.unprepared || choices.some(name => changed.has(name))) this.prepare()
    this.fetchParts()
    this.hadFocus = this.shadowRoot?.activeElement?.closest('.device') instanceof HTMLElement
  }

  private prepare(): void {
    const { terminals, demonstration, player } = this
    if (!terminals) return
    const { kind, fault: faultId } = demonstration ?? this
    const same = player?.device.kind === kind && player.device.skin === this.skin
    const device = same ? player.device : findDevice(terminals, kind, this.skin)
    const fault = terminals.faults[faultId]
    this.unprepared = fault !== undefined && !isPlain(fault) && !this.parts.faults
    this.player = device && fault && !this.unprepared ? this.start(device, fault) : null
  }

  private start(device: Device, fault: Fault): players.Player {
    const { demonstration, resumed, player, parts } = this
    const begin = () => prepareWorld(device, fault, parts.faults?.prepare ?? null)
    if (demonstration) return players.startScene(player, device, fault, demonstration, begin)
    return resumed
      ? players.continueFree(resumed.device, fault, resumed.world)
      : players.continueFree(device, fault, begin())
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('parts')) this.dress()
    // A touch button that went with its page would take the keyboard with it.
    if (this.hadFocus && !this.shadowRoot?.activeElement) this.focusDevice()
    const player = this.drawn ? this.player : null
    if (player && player.mode !== 'free') this.inSight = keepInSight(this, this.renderRoot, this.inSight)
    const running = player !== null && scripts.needsTime(player)
    if (running && !this.stopClock) {
      const pace = (): number => (this.player ? scripts.pace(this.player) : 0)
      this.stopClock = runClock(pace, elapsed => this.change(scripts.tick, elapsed))
    }
    if (!running) this.halt()
  }

  /** Whether there is a front to be seen: before, no time passes. */
  private get drawn(): boolean {
    return this.player !== null && frontOf(this.player.device.kind) in this.parts
  }

  /** Puts on the style sheets of the parts that have come. */
  private dress(): void {
    const sheets = Object.values(this.parts).flatMap(part => ('sheet' in part ? [unsafeCSS(part.sheet)] : []))
    if (this.shadowRoot) adoptStyles(this.shadowRoot, [...PosTerminal.elementStyles, ...sheets])
  }

  private halt(): void {
    this.stopClock?.()
    this.stopClock = null
  }

  /** Where the simulator is now, for `resumed` of this or another one; null before there is one. */
  get moment(): Moment | null {
    return this.player && { device: this.player.device, world: this.player.world }
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

  private press = (press: Press): void => {
    this.change(pressByHand, press)
    this.dispatchEvent(new Event('pressed'))
  }

  private acts = {
    play: () => this.set(scripts.play),
    pause: () => this.set(scripts.stop),
    forward: () => this.change(scripts.stepForward, undefined),
    back: () => this.set(scripts.stepBack),
    replay: () => this.set(scripts.replay),
    tryIt: () => this.set(scripts.tryIt),
    changeSpeed: () => this.set(player => scripts.setSpeed(player, nextSpeed(player.speed))),
  }

  private get handling(): Handling | null {
    const { player, terminals } = this
    if (!player || !terminals) return null
    return {
      texts: terminals.texts,
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
  }

  protected override render(): TemplateResult {
    const { player, terminals, handling, parts } = this
    if (!terminals || this.unprepared) return drawLoading(this.failed, this.load)
    const { texts } = terminals
    if (!player || !handling) return html`<p class="notice" role="alert">${texts.unknown}</p>`
    if (!this.drawn) return drawLoading(this.failed, this.load)
    const { view, world } = player
    return html`
      ${drawControls(player, texts, this.acts)}
      <div
        class="device ${this.byPointer ? 'by-pointer' : ''}"
        role="group"
        tabindex="0"
        aria-label=${texts.device}
        @keydown=${this.onKey}
        @pointerdown=${this.keepFocus}
      >
        <div class="unseen" aria-live="polite">${view.words.join('\n')}</div>
        ${drawDevice(view, handling, parts)}
      </div>
      ${drawSwitches(view, world.link.up, handling)}
      ${parts.cards?.drawCards(view, handling)}
      ${parts.slips?.drawSlips(view.printer, texts)}
      ${parts.trainer?.drawPanels(this.panels, player, terminals, this.chooseFault)}
      ${this.failed ? drawLoading(true, this.load) : nothing}`
  }

  private chooseFault = (id: string): void => {
    this.demonstration = null
    this.resumed = null
    this.fault = id
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

const nextSpeed = (speed: number): number => speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1

customElements.define('pos-terminal', PosTerminal)

declare global {
  interface HTMLElementTagNameMap {
    'pos-terminal': PosTerminal
  }
}
