import test from 'ava'
import { explore } from './exploration/explore.ts'
import { type Mutant, mutantCore } from './exploration/mutant.ts'
import { allRuns } from './exploration/runs.ts'

const fresh = 'a new terminal, one power cut'
const full = 'a full log not balanced, two power cuts'

const mutants: readonly Mutant[] = [
  {
    name: 'the pending reversal is skipped before a sale',
    file: 'job/trade.ts',
    find: 'if (turn.flash.reversal) return sendReversal(turn)',
    replace: '',
    run: 'answer-lost',
  },
  {
    name: 'the reversal is not kept before the request goes out',
    file: 'job/trade.ts',
    find: 'const noted = tradeForms[kind].reversible',
    replace: 'const noted = false',
    run: fresh,
  },
  {
    name: 'a missing answer drops the reversal',
    file: 'job/trade.ts',
    find: 'const told = tellFailure(turn, outcome.why)',
    replace: "const told = write(tellFailure(turn, outcome.why), { type: 'reversal-dropped' })",
    run: fresh,
  },
  {
    name: 'any answer approves',
    file: 'job/trade.ts',
    find: 'if (!approves(code)) return declined(turn, code)',
    replace: '',
    run: fresh,
  },
  {
    name: 'an offline sale drops the reversal of another trade',
    file: 'flash.ts',
    find: 'flash.reversal?.trace === entry.record.trace ? null : flash.reversal',
    replace: 'null',
    run: 'answer-lost',
  },
  {
    name: 'the log is freed before the slip',
    file: 'flash.ts',
    find: "settlement && { ...settlement, stage: 'printing' }",
    replace: "settlement && { ...settlement, stage: 'clearing' }",
    run: 'paper-out',
  },
  {
    name: 'the batch upload is left out',
    file: 'job/settle.ts',
    find: "stage: 'uploading'",
    replace: "stage: 'printing'",
    run: full,
  },
  {
    name: 'a restart frees the log of an unfinished settlement',
    file: 'machine.ts',
    find: 'if (turn.flash.clearPending) {',
    replace: 'if (turn.flash.clearPending || turn.flash.settlement) {',
    run: 'power-cut-in-upload',
  },
  {
    name: 'the batch number rises by two',
    file: 'flash.ts',
    find: 'batch: nextNumber(settlement?.batch ?? flash.batch)',
    replace: 'batch: nextNumber(nextNumber(settlement?.batch ?? flash.batch))',
    run: 'power-cut-while-clearing',
  },
  {
    name: 'an offline sale goes up under a new trace number',
    file: 'job/upload.ts',
    find: 'const frame = tradeFrame(turn.device, turn.flash, { ...record, pinBlock: null, original: null })',
    replace:
      'const frame = tradeFrame(turn.device, turn.flash, { ...record, trace: turn.flash.trace, pinBlock: null, original: null })',
    run: full,
  },
  {
    name: 'an acknowledged offline sale is not marked and goes up for ever',
    file: 'flash.ts',
    find: 'mark(flash.log, [entry.trace], record => ({ ...record, sent: true }))',
    replace: 'flash.log',
    run: full,
  },
  {
    name: 'the host books a repeated trade again',
    file: 'host/authorise.ts',
    find: "if (known) return refused('94')",
    replace: '',
    run: full,
  },
  {
    name: 'the host books details that it has under another batch',
    file: 'host/close-batch.ts',
    find: 'const elsewhere = books',
    replace: 'const elsewhere = false && books',
    run: 'log-not-freed',
  },
  {
    name: 'sales go on while a settlement is unfinished',
    file: 'job/start.ts',
    find: 'if (turn.flash.settlement) return unfinished(turn)',
    replace: '',
    run: 'line-lost-in-upload-with-room',
  },
]

for (const mutant of mutants) {
  test.serial(`found out: ${mutant.name}`, async t => {
    t.timeout(600_000)
    const core = await mutantCore(mutant)
    const run = allRuns(core, mutant.run)[0]
    if (!run) throw new Error(`There is no start "${mutant.run}".`)
    const { violations, states } = explore(core, run.device, run.start, {
      states: 40_000,
      trace: run.start.flash.trace + 8,
      cuts: run.cuts,
      follow: 20,
      violations: 1,
    })
    t.is(violations.length > 0, true, `${states} states and nothing found`)
    t.log(`after ${states} states: ${violations[0]?.what}`)
  })
}
