import { readProgress } from './progress.ts'
import { askShop } from './shop-identity.ts'

/** Tells the desk that the current person has done a lesson: whether it was kept, or null where no shop vouches for anybody. */
export async function keepAtShop(lesson: string, mistakes: number): Promise<boolean | null> {
  const staff = readProgress().current
  if (staff === null) return null
  const { kind } = await askShop({ staff, lesson, mistakes })
  return kind === 'unsigned' ? null : kind === 'answered'
}
