import type { IncomingMessage } from 'node:http'

/** Whether an address is a proxy's whose word counts; Express makes it from its setting `trust proxy`. */
export type Trust = (address: string, hops: number) => boolean

/**
 * The address that asks: of those named by proxies, nearest first, the first that no trusted proxy has. Of a request that
 * Express serves `request.ip` says the same.
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
