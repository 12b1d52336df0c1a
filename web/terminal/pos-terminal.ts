import type { TerminalDemonstration } from '../../bot/dialog/wire.ts'
import type { KeyId } from '../../bot/terminal/device.ts'
import type { Press } from '../../bot/terminal/press.ts'
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
import { type Catalogue, findKind, loadCatalogue } from './catalogue.ts'
import controlSheet from './controls.css'
import deviceSheet from './device.css'
import { drawControls } from './draw-controls.ts'
import { drawDevice } from './draw-device.ts'
import { drawLoading } from './draw-loading.ts'
import { drawSwitches } from './draw-switches.ts'
import type { Handling } from './handling.ts'
import { keepFocus } from './keep-focus.ts'
import { keepInSight } from './keep-in-sight.ts'
import { keyAct } from './key-act.ts'
import { frontOf, type LateParts, type PartName, partFetcher, partsBeside } from './late-parts.ts'
import { type Moment, openPlayer } from './open-player.ts'
import * as scripts from './play-script.ts'
import * as players from './player.ts'
import { pressByHand } from './press-by-hand.ts'
import { runClock } from './run-clock.ts'

/**
 * The POS terminal: looks and behaves like the device, plays demonstrations, and lets a person do it themselves.
 * Fires `pressed` at each act of a person, `happened` (detail: `TerminalReport`) when what came of it is over, and
 * `demonstrated` when a script has ended. Takes its look from the tokens (`web/tokens.css`) of the page or element around it.
 */
export class PosTerminal extends LitElement {
  static override styles = [deviceSheet, controlSheet].map(sheet => unsafeCSS(sheet))

  static override properties = {
    kind: {},
    skin: {},
    fault: {},
    panels: {},
    resumed: { attribute: false },
    demonstration: { attribute: false },
    terminals: { attribute: false },
    player: { state: true },
    focusKey: { state: true },
    pan: { state: true },
    parts: { state: true },
    failed: { state: true },
  }

  /** `classic`, `esign` or `smart`. */
  kind = 'classic'
  /** Id of the vendor's program. */
  skin = 'newpos'
  /** Id of the fault the terminal starts with. */
  fault = 'healthy'
  /** Panels for trainers, by name: `faults` to choose from, `trace` of the messages on the line. */
  panels = ''
  /** The `moment` of another simulator, to continue from; takes precedence over `fault`. */
  resumed: Moment | null = null
  /** What to show; takes precedence over `kind`, `fault` and `resumed`. */
  demonstration: TerminalDemonstration | null = null
  /** The catalogue of terminals; fetched from the desk when it is not given. */
  terminals: Catalogue | null = null

  private player: players.Player | null = null
  /** True until the code that prepares the fault is loaded. */
  private unprepared = false
  private focusKey: KeyId = 'confirm'
  private pan: string = testCards[0].pan
  private parts: LateParts = {}
  private failed = false
  /** What was last scrolled into view. */
  private inSight: Element | null = null
  private readonly deviceFocus = keepFocus(this)
  private readonly clock = runClock(
    () => (this.player ? scripts.pace(this.player) : 0),
    elapsed => this.change(scripts.tick, elapsed),
  )
  private readonly fetchParts = partFetcher(
    parts => {
      this.parts = { ...this.parts, ...parts }
    },
    () => {
      this.failed = true
    },
  )

  override connectedCallback(): void {
    super.connectedCallback()
    // An element that was moved within its page continues: its update restarts the clock.
    if (this.terminals) this.requestUpdate()
    else this.load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.clock.stop()
  }

  private load = async (): Promise<void> => {
    this.failed = false
    try {
      this.terminals ??= await loadCatalogue(new URL('/api/simulator', import.meta.url))
    } catch {
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
    // After a failure, parts are requested again only when a person asks for it.
    if (!this.failed) void this.fetchParts(this.partsInSight())
  }

  private prepare(): void {
    const { terminals, player, parts } = this
    if (!terminals) return
    const opened = openPlayer(terminals, this, player, parts.faults?.prepare ?? null)
    this.unprepared = opened === 'unprepared'
    this.player = opened === 'unprepared' ? null : opened
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('parts')) this.dress()
    const player = this.drawn ? this.player : null
    if (player && player.mode !== 'free') this.inSight = keepInSight(this, this.renderRoot, this.inSight)
    if (player && scripts.needsTime(player)) this.clock.start()
    else this.clock.stop()
  }

  /** Whether a device is drawn; until then no time passes. */
  private get drawn(): boolean {
    return this.player !== null && frontOf(this.player.device.kind) in this.parts
  }

  /** Applies the style sheets of the parts that are loaded. */
  private dress(): void {
    const sheets = Object.values(this.parts).flatMap(part => ('sheet' in part ? [unsafeCSS(part.sheet)] : []))
    if (this.shadowRoot) adoptStyles(this.shadowRoot, [...PosTerminal.elementStyles, ...sheets])
  }

  /** The current state of the simulator, for `resumed` of this or another one; null before there is one. */
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
    changeSpeed: () => this.set(scripts.changeSpeed),
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
        class="device ${this.deviceFocus.byPointer ? 'by-pointer' : ''}"
        role="group"
        tabindex="0"
        aria-label=${texts.device}
        @keydown=${this.onKey}
        @pointerdown=${this.deviceFocus.onPointer}
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
    this.deviceFocus.onKeyboard()
    const act = this.player && keyAct(event, this.player)
    if (!act) return
    event.preventDefault()
    if ('press' in act) this.press(act.press)
    else this.renderRoot.querySelector<HTMLElement>(`[data-key="${act.focus}"]`)?.focus()
  }
}

customElements.define('pos-terminal', PosTerminal)

declare global {
  interface HTMLElementTagNameMap {
    'pos-terminal': PosTerminal
  }
}
