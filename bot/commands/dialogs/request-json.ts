import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { WireEvent } from '../../dialog/wire.ts'

/** How long a desk may take, and what is called when it asks to slow down. */
export interface Patience {
  /** Milliseconds; a desk that has not answered by then is lost. */
  readonly limit: number
  onPause?(milliseconds: number): void
}

/** How often one request is sent again to a desk that asks to slow down: it counts requests by the minute. */
const mostPauses = 3

const wireEvent = z.looseObject({ seq: z.int(), from: z.string(), type: z.string() })
const bodySchema = z.looseObject({
  conversationId: z.string().optional(),
  token: z.string().optional(),
  detail: z.string().optional(),
  events: z.array(z.custom<WireEvent>(value => wireEvent.safeParse(value).success)).optional(),
})

/** The answer of a desk, or why there is none. */
type Reply =
  | { readonly status: number; readonly body: z.infer<typeof bodySchema> }
  | { readonly lost: string }

/** Sends a request with a JSON body; waits as long as a busy desk asks for, but only a few times. */
export async function requestJson(
  url: string,
  request: { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: object },
  { limit, onPause }: Patience,
): Promise<Reply> {
  const { origin } = new URL(url)
  for (let pauses = 0; ; pauses++) {
    try {
      const response = await fetch(url, {
        method: request.method ?? 'GET',
        headers: { ...request.headers, 'content-type': 'application/json' },
        ...(request.body ? { body: JSON.stringify(request.body) } : {}),
        signal: AbortSignal.timeout(limit),
      })
      if (response.status === 429 && pauses < mostPauses) {
        const asked = Math.min(Number(response.headers.get('retry-after') ?? 1), 60) * 1000
        onPause?.(asked)
        await pause(asked)
        continue
      }
      const body = bodySchema.safeParse(await response.json())
      if (!body.success) return { lost: `What answers at ${origin} is no posdesk: ${url} sent no such JSON.` }
      return { status: response.status, body: body.data }
    } catch (error) {
      return { lost: describeLoss(origin, error, limit) }
    }
  }
}

function describeLoss(origin: string, error: unknown, limit: number): string {
  if (error instanceof SyntaxError) return `What answers at ${origin} is no posdesk: it sent no JSON.`
  if (error instanceof Error && error.name === 'TimeoutError') {
    return `The desk at ${origin} did not answer within ${limit / 1000} s.`
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
  return `The desk at ${origin} cannot be reached (${cause}). Is it running?`
}
