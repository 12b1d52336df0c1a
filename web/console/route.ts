import type { Request, Response } from 'express'
import type { ConsoleTexts, NavItem } from '../../bot/content/console-schema.ts'
import type { Content } from '../../bot/content/content.ts'
import type { Act, Role } from '../../bot/content/desk-vocabulary.ts'
import type { Agent } from '../../bot/conversations/accounts/agents.ts'
import type { AuditEntry } from '../../bot/conversations/accounts/audit.ts'
import type { Session } from '../../bot/conversations/accounts/sessions.ts'
import type { OpenDesk } from '../../bot/conversations/open-desk.ts'

/** What the console needs from outside. */
export interface ConsoleParts {
  readonly content: Content
  readonly desk: OpenDesk
  /** Milliseconds since 1970. */
  now(): number
  /** Where people reach the desk, when it is known; https makes the cookie a secure one. */
  readonly publicUrl?: string | undefined
  /** Writes down why a request failed. */
  onTrouble(error: unknown, response: Response, route: string): void
}

/** Who may come: everybody, everybody with an account, or a role. Supervisors may all that agents and authors may. */
export type Admission = 'visitor' | 'member' | Role

/** One request to the console. */
export interface Visit {
  readonly parts: ConsoleParts
  readonly words: ConsoleTexts
  readonly request: Request
  readonly response: Response
  /** When the request came, in milliseconds since 1970. */
  readonly at: number
  /** Who is signed in, or has given a password and owes the code. */
  readonly session: Session | null
}

/** A request of somebody who is signed in and may do this. */
export interface MemberVisit extends Visit {
  readonly session: Session
  readonly agent: Agent
  /** Writes down what this agent does; call it for every act. */
  audit(act: Act, subject?: string, detail?: AuditEntry['detail']): Promise<void>
}

interface RouteHead {
  readonly method: 'get' | 'post'
  /** Whole path, with `:names` as Express takes them. */
  readonly path: `/console${string}`
  /** Item of the bar on top that this page is. */
  readonly nav?: NavItem
}

/** A page or an act of the console, with the rule that guards it. */
export type ConsoleRoute =
  | (RouteHead & { readonly role: 'visitor'; handle(visit: Visit): unknown })
  | (RouteHead & { readonly role: Exclude<Admission, 'visitor'>; handle(visit: MemberVisit): unknown })

/** Declares one route; the table in `routes.ts` lists them all. */
export const consoleRoute = (route: ConsoleRoute): ConsoleRoute => route

/** Whether somebody in this role, null for nobody, may use a route. */
export function admits(admission: Admission, role: Role | null): boolean {
  if (admission === 'visitor') return true
  if (role === null) return false
  return admission === 'member' || role === 'supervisor' || role === admission
}
