import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** How much of a page axe looks at. */
interface Look {
  /** A selector: what lies outside of it is somebody else's. */
  readonly within?: string
  /** Names of rules that are not asked. */
  readonly without?: readonly string[]
}

/**
 * What axe objects to on the page as it is now, each with its elements. All rules are asked; that the many elements with
 * nothing wrong are not written out, and that no second page is opened to put frames together, takes two thirds off.
 */
export async function objections(page: Page, { within, without = [] }: Look = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .disableRules([...without])
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${id} on ${page.url()}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join('; ')}`,
  )
}
