import { createHmac } from 'node:crypto'
import test from 'ava'
import fc from 'fast-check'
import { type Identity, verifyIdentity } from '../../bot/conversations/identity.ts'

const secret = 'a secret of at least 32 characters'
const now = Date.UTC(2026, 10, 23, 4)
const soon = now / 1000 + 3600

function sign(merchant: string, name: string, expires: number, key = secret): Identity {
  const signature = createHmac('sha256', key).update(`${merchant}\n${name}\n${expires}`).digest('hex')
  return { merchant, ...(name ? { name } : {}), expires, signature }
}

test.serial('a signed identity is accepted until it expires', t => {
  const identity = sign('m-17', '老王小吃', soon)
  t.deepEqual(verifyIdentity(identity, secret, now), { id: 'm-17', name: '老王小吃' })
  t.deepEqual(verifyIdentity(sign('m-17', '', soon), secret, now), { id: 'm-17', name: null })
  t.is(verifyIdentity(identity, secret, soon * 1000), null)
})

const forgeries: readonly [string, Identity][] = [
  ['another merchant', { ...sign('m-17', '老王', soon), merchant: 'm-18' }],
  ['another name', { ...sign('m-17', '老王', soon), name: '老李' }],
  ['a later expiry', { ...sign('m-17', '老王', soon), expires: soon + 1 }],
  ['another secret', sign('m-17', '老王', soon, 'some other secret of 32 characters')],
  ['a signature cut short', { ...sign('m-17', '老王', soon), signature: 'ab' }],
  ['a signature of no hexadecimal digits', { ...sign('m-17', '老王', soon), signature: 'z'.repeat(64) }],
  ['a line of the name moved to the merchant', { ...sign('m', 'a\nb', soon), merchant: 'm\na', name: 'b' }],
]

for (const [title, identity] of forgeries) {
  test.serial(`a forgery proves nothing: ${title}`, t => {
    t.is(verifyIdentity(identity, secret, now), null)
  })
}

test.serial('no guessed signature is accepted', t => {
  const identity = sign('m-17', '老王', soon)
  const digit = fc.constantFrom(...'0123456789abcdef')
  fc.assert(
    fc.property(fc.array(digit, { minLength: 64, maxLength: 64 }), digits => {
      const signature = digits.join('')
      fc.pre(signature !== identity.signature)
      t.is(verifyIdentity({ ...identity, signature }, secret, now), null)
    }),
  )
})
