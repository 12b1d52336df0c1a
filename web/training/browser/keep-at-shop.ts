import { readProgress } from './progress.ts'
import { askShop } from './shop-identity.ts'

/**
 * Tells the desk that the current person has done a lesson; returns whether that was recorded, or null
 * without a signed identity of a shop.
 */
export async function keepAtShop(lesson: string, mistakes: number): Promise<boolean | null> {
  const staff = readProgress().current
  if (staff === null) return null
  const { kind } = await askShop({ staff, lesson, mistakes })
  return kind === 'unsigned' ? null : kind === 'answered'
}
