import type { IncomingMessage } from 'node:http'

/**
 * Whether an address belongs to a trusted proxy. Express makes this function from its setting `trust proxy`.
 */
export type Trust = (address: string, hops: number) => boolean

/**
 * The client's address: the first one, counted from the desk outwards, that is not a trusted proxy's. For
 * requests that Express serves, `request.ip` says the same.
 */
export function addressOf({ socket, headers }: IncomingMessage, trusts: Trust): string {
  const named = String(headers['x-forwarded-for'] ?? '').split(',')
  const hops = [
    socket.remoteAddress ?? '',
    ...named
      .map(name => name.trim())
      .filter(Boolean)
      .reverse(),
  ]
  return hops.find((hop, index) => !trusts(hop, index)) ?? hops.at(-1) ?? ''
}
