import type { Understanding } from '../dialog/understanding.ts'
import { hasLongNumber } from './mask.ts'

/** Amounts with a fraction or with thousands set apart: however long, they are no personal numbers. */
const amounts = /\d{1,3}(?:[,，]\d{3})+(?:\.\d{1,2})?(?!\d)|\d{1,7}\.\d{1,2}(?!\d)/g

/**
 * Whether a message may be remembered: nothing was masked, and it has neither a number of six digits or more,
 * which could be a personal one that the mask does not know, nor an e-mail address. A name cannot be told from
 * other words.
 */
export const mayBeKept = (message: string, { secrets }: Pick<Understanding, 'secrets'>): boolean =>
  secrets.length === 0 && !/[@＠]/.test(message) && !hasLongNumber(message.replace(amounts, ''))
