import { type NavItem, navItems } from '../../bot/content/console-schema.ts'
import type { Role } from '../../bot/content/desk-vocabulary.ts'
import { admits, type ConsoleRoute } from './route.ts'

/** An entry of the navigation bar. */
interface NavLink {
  readonly item: NavItem
  readonly path: string
}

/** The navigation bar for one role: existing pages that the role may open, in the bar's order. */
export function navFor(routes: readonly ConsoleRoute[], role: Role): NavLink[] {
  return navItems.flatMap(item => {
    const route = routes.find(({ nav }) => nav === item)
    return route && admits(route.role, role) ? [{ item, path: route.path }] : []
  })
}
