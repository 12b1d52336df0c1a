import type { CDPSession, Page } from 'playwright-core'

/** A phone on third-generation mobile data: 100 ms, 750 and 250 kbit/s, the "Regular 3G" of browsers' tools. */
export const thirdGeneration = {
  offline: false,
  latency: 100,
  downloadThroughput: 750_000 / 8,
  uploadThroughput: 250_000 / 8,
}

interface WatchedRequests {
  readonly network: CDPSession
  /** How many requests had to follow one another until this one, by method and path; the page itself is 1. */
  readonly depths: ReadonlyMap<string, number>
  /** Bytes on the wire so far. */
  bytes(): number
}

/** Watches what a page asks for, and which answer made it ask: a measure of waiting that no load of the machine changes. */
export async function watchRequests(page: Page): Promise<WatchedRequests> {
  const network = await page.context().newCDPSession(page)
  const depths = new Map<string, number>()
  const byAddress = new Map<string, number>()
  let bytes = 0
  network.on('Network.requestWillBeSent', ({ request, initiator }) => {
    const cause = initiator.url ?? firstScript(initiator.stack)
    const depth = ((cause && byAddress.get(cause)) || 0) + 1
    const name = `${request.method} ${new URL(request.url).pathname}`
    if (!byAddress.has(request.url)) byAddress.set(request.url, depth)
    if (!depths.has(name)) depths.set(name, depth)
  })
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await network.send('Network.enable')
  return { network, depths, bytes: () => bytes }
}

interface Stack {
  readonly callFrames: readonly { readonly url: string }[]
  readonly parent?: Stack | undefined
}

function firstScript(stack: Stack | undefined): string | undefined {
  return stack && (stack.callFrames.find(({ url }) => url !== '')?.url ?? firstScript(stack.parent))
}
