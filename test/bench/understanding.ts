import { type Labelled, outcomeOf } from '../../bot/understanding/evaluate.ts'
import { type Noise, noises, spoil } from '../understanding/noise.ts'
import { model, shipped } from '../understanding/shipped.ts'
import { heldOut } from './held-out.ts'
import { naturalBayes, nlpJs, posdesk, type Understander } from './understanders.ts'

/** One column of the table: lines of one sort. */
interface Column {
  readonly name: string
  readonly lines: readonly Labelled[]
}

/** The tags of lines that were spoilt by hand. */
const tagsOf: Readonly<Record<Noise, string>> = {
  homophone: 'homophone',
  pinyin: 'pinyin',
  'sloppy pinyin': 'sloppy',
  traditional: 'traditional',
  dropped: 'dropped',
  swapped: 'swapped',
  'mixed English': 'english',
}

const outcomes = ['right', 'wrong', 'offered', 'missed', 'turnedAway'] as const
const titles: Readonly<Record<(typeof outcomes)[number], string>> = {
  right: 'right',
  wrong: 'wrong answer',
  offered: 'asked, right offered',
  missed: 'asked, not offered',
  turnedAway: 'turned away',
}

/** Measures the understanding beside its peers, all trained on the same content, and prints their tables. */
export async function run(): Promise<void> {
  const systems: readonly Understander[] = [posdesk(model), naturalBayes(shipped), await nlpJs(shipped)]
  const columns = columnsOf(heldOut())
  process.stdout.write(`${columns.map(({ name, lines }) => `${name} ${lines.length}`).join(' · ')} lines\n\n`)
  for (const system of systems) process.stdout.write(await tableOf(system, columns))
}

function columnsOf(lines: readonly Labelled[]): readonly Column[] {
  const tagged = (...wanted: readonly string[]) =>
    lines.filter(({ tags }) => tags?.some(tag => wanted.includes(tag)) ?? false)
  const spoilt = new Set(Object.values(tagsOf).flatMap(tag => tagged(tag)))
  const clean = lines.filter(line => line.intent !== 'out-of-scope' && !spoilt.has(line))
  return [
    { name: 'clean', lines: clean },
    ...noises.map(noise => ({
      name: noise,
      lines: [
        ...clean.map((line, index) => ({ ...line, text: spoil(line.text, noise, index + 1) })),
        ...tagged(tagsOf[noise]),
      ],
    })),
    { name: 'negation', lines: tagged('negation') },
    { name: 'two problems', lines: tagged('two-problems', 'two') },
    { name: 'out of scope, near', lines: tagged('near') },
    { name: 'out of scope, far', lines: tagged('far') },
  ]
}

async function tableOf(system: Understander, columns: readonly Column[]): Promise<string> {
  const times: number[] = []
  const cells = new Map<string, string[]>(outcomes.map(outcome => [outcome, []]))
  for (const { lines } of columns) {
    const seen = new Map<string, number>()
    for (const { text, intent } of lines) {
      const started = performance.now()
      const understood = await system.understand(text)
      times.push(performance.now() - started)
      const outcome = outcomeOf(intent, understood)
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
    }
    for (const outcome of outcomes) {
      cells.get(outcome)?.push(((100 * (seen.get(outcome) ?? 0)) / Math.max(1, lines.length)).toFixed(1))
    }
  }
  times.sort((left, right) => left - right)
  const quantile = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(3)
  const header = ['', ...columns.map(({ name }) => name)].join(' | ')
  const rows = outcomes.map(outcome => [titles[outcome], ...(cells.get(outcome) ?? [])].join(' | '))
  return `${system.name}: p50 ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms\n${header}\n${rows.join('\n')}\n\n`
}
