import { z } from 'zod'
import {
  callbackRequest,
  messageRequest,
  ratingRequest,
  startRequest,
  terminalRequest,
  trainingRequest,
  typingRequest,
} from './requests.ts'

const json = (schema: unknown) => ({ content: { 'application/json': { schema } } })
const body = (schema: z.ZodType) => ({ required: true, ...json(z.toJSONSchema(schema)) })
const events = {
  type: 'object',
  required: ['events'],
  properties: { events: { type: 'array', items: { $ref: '#/components/schemas/Event' } } },
}
const page = {
  ...events,
  properties: {
    ...events.properties,
    more: { const: true, description: 'Ask again after the last of these: there may be more.' },
  },
}
const problem = {
  description: 'A problem: RFC 9457, with a sentence in Chinese for the merchant.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
const after = {
  name: 'after',
  in: 'query',
  description: 'The last sequence number that the client has.',
  schema: { type: 'integer', minimum: 0 },
}
const secured = { security: [{ token: [] }] }
const identified = { security: [{ identity: [] }] }
const answers = { 200: { description: 'The events that this caused.', ...json(events) }, default: problem }

/**
 * The wire protocol as an OpenAPI document; request bodies are derived from the schemas that validate them.
 */
export const openApi = {
  openapi: '3.1.0',
  info: { title: 'posdesk', version: '1', description: 'Conversations of merchants with the support desk.' },
  paths: {
    '/api/conversations': {
      post: {
        summary: 'Start a conversation',
        requestBody: { required: false, ...json(z.toJSONSchema(startRequest)) },
        responses: {
          201: {
            description: 'The conversation, its token (shown this once) and its first events.',
            ...json({
              ...events,
              required: ['conversationId', 'token', 'events'],
              properties: {
                conversationId: { type: 'string' },
                token: { type: 'string' },
                ...events.properties,
              },
            }),
          },
          default: problem,
        },
      },
    },
    '/api/conversations/{id}/messages': {
      post: {
        summary: 'Say something, or make a choice',
        ...secured,
        parameters: [id],
        requestBody: body(messageRequest),
        responses: answers,
      },
    },
    '/api/conversations/{id}/terminal': {
      post: {
        summary: 'Report what happened on the embedded simulator',
        ...secured,
        parameters: [id],
        requestBody: body(terminalRequest),
        responses: answers,
      },
    },
    '/api/conversations/{id}/rating': {
      post: {
        summary: 'Rate a conversation that a person has closed',
        ...secured,
        parameters: [id],
        requestBody: body(ratingRequest),
        responses: answers,
      },
    },
    '/api/conversations/{id}/callback': {
      post: {
        summary: 'Leave a telephone number to be called back',
        ...secured,
        parameters: [id],
        requestBody: body(callbackRequest),
        responses: answers,
      },
    },
    '/api/conversations/{id}/typing': {
      post: {
        summary: 'Report whether the merchant is typing',
        ...secured,
        parameters: [id],
        requestBody: body(typingRequest),
        responses: { 204: { description: 'Noted.' }, default: problem },
      },
    },
    '/api/conversations/{id}/photos': {
      post: {
        summary: 'Send a photo of at most 6 MB',
        ...secured,
        parameters: [id, { name: 'messageId', in: 'query', required: true, schema: { type: 'string' } }],
        requestBody: {
          required: true,
          content: { 'image/jpeg': {}, 'image/png': {}, 'image/webp': {} },
        },
        responses: answers,
      },
    },
    '/api/conversations/{id}/photos/{photo}': {
      get: {
        summary: 'Fetch a photo; its address is in the event',
        ...secured,
        parameters: [id, { name: 'photo', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: { description: 'The photo.', content: { 'image/jpeg': {} } }, default: problem },
      },
    },
    '/api/simulator': {
      get: {
        summary: 'Terminals, faults and words for the embedded simulator',
        responses: {
          200: { description: 'The terminals of the content.', ...json({ type: 'object' }) },
          default: problem,
        },
      },
    },
    '/api/simulator/pictures/{version}/{flow}/{node}/{kind}.svg': {
      get: {
        summary: 'Draw what a terminal shows after a numbered step; version and kind are in the event',
        parameters: ['version', 'flow', 'node', 'kind'].map(name => ({
          ...{ name, in: 'path', required: true, schema: { type: 'string' } },
        })),
        responses: {
          200: { description: 'The screen.', content: { 'image/svg+xml': {} } },
          default: problem,
        },
      },
    },
    '/api/conversations/{id}/events': {
      get: {
        summary: 'Read the log, so many events at once',
        ...secured,
        parameters: [id, after],
        responses: { 200: { description: 'The events that follow.', ...json(page) }, default: problem },
      },
    },
    '/api/conversations/{id}/stream': {
      get: {
        summary: 'Follow the log as server-sent events; `Last-Event-ID` resumes',
        ...secured,
        parameters: [id, after],
        responses: {
          200: {
            description: 'One event per message.',
            content: { 'text/event-stream': { schema: { type: 'string' } } },
          },
          default: problem,
        },
      },
    },
    '/api/training': {
      get: {
        summary: 'Read the training records of a signed shop’s staff',
        ...identified,
        responses: {
          200: {
            description: 'The lessons that were done.',
            ...json({ type: 'object', required: ['done'], properties: { done: { type: 'array' } } }),
          },
          default: problem,
        },
      },
      post: {
        summary: 'Record that a member of staff has done a lesson',
        ...identified,
        requestBody: body(trainingRequest),
        responses: { 204: { description: 'Recorded.' }, default: problem },
      },
    },
    '/api/openapi.json': {
      get: {
        summary: 'This document',
        responses: { 200: { description: 'OpenAPI 3.1.', ...json({ type: 'object' }) } },
      },
    },
  },
  components: {
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer' },
      identity: {
        type: 'apiKey',
        in: 'header',
        name: 'authorization',
        description: '`Identity` and base64 of the identity that the shop’s site has signed, as JSON.',
      },
    },
    schemas: {
      Event: {
        type: 'object',
        required: ['seq', 'at', 'from', 'type'],
        properties: {
          seq: { type: 'integer', minimum: 1 },
          at: { type: 'string', format: 'date-time' },
          from: { enum: ['merchant', 'bot', 'agent', 'system'] },
          type: { type: 'string' },
          text: { type: 'string' },
          choices: {
            type: 'array',
            items: {
              type: 'object',
              required: ['id', 'label'],
              properties: { id: { type: 'string' }, label: { type: 'string' } },
            },
          },
          collects: {
            enum: ['phone'],
            description: 'What the merchant is asked to type; the choices are ways around it.',
          },
          photo: { type: 'string', description: 'Address of a photo below the conversation’s own.' },
          terminal: { type: 'object' },
          screen: {
            type: 'object',
            description: 'Identifies the picture of the terminal after this step.',
            required: ['kind', 'version'],
            properties: { kind: { type: 'string' }, version: { type: 'string' } },
          },
          attended: { type: 'boolean', description: 'Whether anybody is on duty for waiting merchants.' },
          slot: { type: 'string', description: 'The slot that was filled, without its value.' },
          outcome: { enum: ['solved', 'elsewhere', 'person', 'left'], description: 'How a flow ended.' },
          flow: { type: 'string' },
          node: { type: 'string' },
          intent: { type: 'string' },
        },
      },
      Problem: {
        type: 'object',
        required: ['type', 'title', 'status', 'detail'],
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          detail: { type: 'string' },
        },
      },
    },
  },
}
