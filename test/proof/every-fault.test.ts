import test from 'ava'
import { clumsyCases, proofCases } from '../../bot/proof/proof-matrix.ts'
import { type Proof, prove } from '../../bot/proof/prove.ts'
import { content, model } from './shipped.ts'

/** The transcript of the first failure, and how many more there are. */
function tellFailures(proofs: readonly Proof[]): string | null {
  const [first, ...more] = proofs.filter(({ outcome }) => outcome === 'failed')
  if (!first) return null
  const { intent, fault, kind, skin, clumsy, why, transcript } = first
  const title = `${intent}: ${fault} on ${kind}, ${skin}${clumsy ? `, ${clumsy}` : ''}`
  return [title, ...why, ...transcript, `and ${more.length} more`].join('\n')
}

let clumsy = 0

for (const fault of Object.keys(content.terminals.faults)) {
  test.serial(`${fault}: every flow that meets it cures it or hands it over, on every terminal`, t => {
    const cases = [...proofCases(content, model, { fault })]
    t.true(cases.length > 0, 'no story tells of this fault')
    const careful = cases.map(prove)
    const failures = tellFailures(careful)
    t.is(failures, null)
    const walks = cases.flatMap((one, index) => clumsyCases(one, careful[index]?.steps ?? []))
    clumsy += walks.length
    const failed = tellFailures(walks.map(prove))
    t.is(failed, null)
  })
}

test.serial('more than two thousand clumsy merchants were among them', t => {
  t.true(clumsy >= 2000, `${clumsy} walks`)
})
