import type { IncomingMessage, ServerResponse } from 'node:http'
import type { z } from 'zod'
import type { ProblemTexts } from '../../bot/content/problem-texts.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'
import { sendProblem } from './problem.ts'
import { readJson } from './read-body.ts'
import { wireJson } from './wire-json.ts'

/** A request to the conversations' API. */
export interface Call {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** The client's address. */
  readonly address: () => string
  /** The conversation whose token was checked; empty for a request that starts one. */
  readonly id: string
  /** The last part of the path: the id of a photo. */
  readonly photo: string
  /** The query string, without the question mark. */
  readonly query: string
  readonly texts: ProblemTexts
}

export type Handle = (call: Call) => unknown

/** Routes by method and pattern: `POST /api/conversations/:id/messages`. */
export type Routes = Readonly<Record<string, Handle>>

/** Parses a JSON body of this shape; answers any other body with a problem. */
export const taking =
  <Body>(shape: z.ZodType<Body>, handle: (call: Call, body: Body) => unknown): Handle =>
  async call => {
    const { request, response, texts } = call
    const read = await readJson(request)
    if ('problem' in read) return sendProblem(response, read.problem, texts)
    const checked = shape.safeParse(read.body)
    return checked.success ? handle(call, checked.data) : sendProblem(response, 'invalid-request', texts)
  }

export function sendJson(response: ServerResponse, status: number, json: string): void {
  response.statusCode = status
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.end(json)
}

/** Answers with the events, reduced to what their merchant may see; `more` says that the log goes on after them. */
export const sendEvents = (
  response: ServerResponse,
  events: readonly ConversationEvent[],
  more = false,
): void => sendJson(response, 200, `{"events":${wireJson(events)}${more ? ',"more":true' : ''}}`)
