import type { World } from '../../../bot/terminal/world.ts'

// Most worlds share most of their parts: each part is written out once.
const written = new WeakMap<object, string>()

function once<Part extends object>(part: Part, write: (part: Part) => unknown): string {
  const known = written.get(part)
  if (known !== undefined) return known
  const text = JSON.stringify(write(part))
  written.set(part, text)
  return text
}

/**
 * Two worlds with the same key behave the same. Left out: the clock (all times are relative), work keys and
 * reference numbers (any of them serves), old paper and old frames.
 */
export function stateKey(world: World, cuts: number): number {
  const { flash, ram, link, host, printer, slot, sim, cut, now, ledger } = world
  const { settlement, reversal } = flash
  const parts: unknown[] = [
    cuts,
    flash.batch,
    flash.trace,
    flash.session?.operator,
    once(flash.log, log =>
      log.map(one => [
        one.kind,
        one.batch,
        one.trace,
        one.pan,
        one.entry,
        one.amount,
        one.voided,
        one.sent,
        one.signature,
      ]),
    ),
    reversal && [reversal.kind, reversal.batch, reversal.trace, reversal.tries, reversal.reason],
    settlement && [
      settlement.batch,
      settlement.inner,
      settlement.outer,
      settlement.stage,
      settlement.uploaded,
    ],
    flash.clearPending,
    flash.lastSettlement?.batch,
    once(flash.operators, operators => operators.map(one => [one.id, one.misses, one.password])),
    flash.maxCount,
    flash.lockedBy,
    ram && [
      ram.page.type === 'printing' ? [ram.page.next, ram.page.after, ram.page.lines.length] : ram.page,
      ram.job,
      ram.exchange && [ram.exchange.kind, ram.exchange.trace, ram.exchange.sends, ram.exchange.carries],
      ram.connected,
      ram.due === null ? null : ram.due - now,
    ],
    link.up,
    link.rules,
    link.flying.map(one => [one.to, one.at - now, one.frame.slice(26, 30)]),
    Math.max(host.upAt - now, 0),
    host.rules,
    Object.values(host.terminals).map(books => [
      books.batch,
      once(books.transactions, all =>
        all.map(one => [one.kind, one.batch, one.trace, one.amount, one.status, one.refunded, one.via]),
      ),
      books.suspense.length,
    ]),
    printer && [printer.state, printer.state === 'hot' ? printer.coolAt - now : 0],
    slot,
    sim,
    cut,
    once(ledger, lines => lines.map(line => [line.what, line.batch, line.trace])),
  ]
  return hash53(JSON.stringify(parts))
}

// cyrb53: 53 bits, so that some hundred thousand states hardly ever collide.
function hash53(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}
