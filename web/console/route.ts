import type { Request, Response } from 'express'
import type { ConsoleTexts, NavItem } from '../../bot/content/console-schema.ts'
import type { Content } from '../../bot/content/content.ts'
import type { Act, Role } from '../../bot/content/desk-vocabulary.ts'
import type { Agent } from '../../bot/conversations/accounts/agents.ts'
import type { AuditEntry } from '../../bot/conversations/accounts/audit.ts'
import type { Session } from '../../bot/conversations/accounts/sessions.ts'
import type { OpenDesk } from '../../bot/conversations/open-desk.ts'
import type { Shutdown } from '../shutdown.ts'

/** What the console needs from the rest of the desk. */
export interface ConsoleParts {
  readonly content: Content
  readonly desk: OpenDesk
  /** Milliseconds since 1970. */
  now(): number
  /** The address at which people reach the desk, if it is known; with https the cookie is a secure one. */
  readonly publicUrl?: string | undefined
  /** Ends the pages' streams when the desk is to stop. */
  readonly shutdown: Shutdown
  /** Logs why a request failed. */
  onTrouble(error: unknown, response: Response, route: string): void
}

/**
 * Who may use a route: everybody, everybody with an account, or one role. Supervisors may do all that agents
 * and authors may.
 */
export type Admission = 'visitor' | 'member' | Role

/** A request to the console. */
export interface Visit {
  readonly parts: ConsoleParts
  readonly words: ConsoleTexts
  readonly request: Request
  readonly response: Response
  /** When the request arrived, in milliseconds since 1970. */
  readonly at: number
  /** The session of somebody who is signed in, or who has given the password and still owes the code. */
  readonly session: Session | null
}

/** A request from somebody who is signed in and allowed to use the route. */
export interface MemberVisit extends Visit {
  readonly session: Session
  readonly agent: Agent
  /** Records what this agent does in the audit log; to be called for every action. */
  audit(act: Act, subject?: string, detail?: AuditEntry['detail']): Promise<void>
}

interface RouteHead {
  readonly method: 'get' | 'post'
  /** The whole path, with `:names` as in Express. */
  readonly path: `/console${string}`
  /** The item of the navigation bar that opens this page. */
  readonly nav?: NavItem
}

/** A page or an action of the console, with the role that it requires. */
export type ConsoleRoute =
  | (RouteHead & { readonly role: 'visitor'; handle(visit: Visit): unknown })
  | (RouteHead & { readonly role: Exclude<Admission, 'visitor'>; handle(visit: MemberVisit): unknown })

/** Declares one route; the table in `routes.ts` lists them all. */
export const consoleRoute = (route: ConsoleRoute): ConsoleRoute => route

/** Whether somebody with this role (null without an account) may use a route. */
export function admits(admission: Admission, role: Role | null): boolean {
  if (admission === 'visitor') return true
  if (role === null) return false
  return admission === 'member' || role === 'supervisor' || role === admission
}
