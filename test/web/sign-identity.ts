import { createHmac } from 'node:crypto'
import type { Identity } from '../../bot/conversations/identity.ts'

/** What test desks share with the shops that sign who is logged in. */
export const identitySecret = 'a secret of at least 32 characters'

/** Seconds since 1970, ten minutes ahead. */
export const soon = (): number => Math.floor(Date.now() / 1000) + 600

/** What a shop's site signs about its merchant. */
export function signIdentity(merchant: string, expires = soon(), name = ''): Identity {
  const signature = createHmac('sha256', identitySecret)
    .update(`${merchant}\n${name}\n${expires}`)
    .digest('hex')
  return { merchant, ...(name === '' ? {} : { name }), expires, signature }
}

/** An identity as headers and addresses of the training pages carry it. */
export const packIdentity = (identity: Identity): string =>
  Buffer.from(JSON.stringify(identity)).toString('base64')
