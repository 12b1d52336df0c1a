import { readProgress } from './progress.ts'
import { askShop } from './shop-identity.ts'

/** Tells the desk that the present person has done a lesson; null where no shop vouches for anybody. */
export async function keepAtShop(lesson: string, mistakes: number): Promise<boolean | null> {
  const staff = readProgress().current
  if (staff === null) return null
  const { kind } = await askShop({ staff, lesson, mistakes })
  return kind === 'unsigned' ? null : kind === 'answered'
}
