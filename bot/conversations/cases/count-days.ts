import { sql } from '../kysely.ts'
import type { Db } from '../tables.ts'
import type { Period } from './count-cases.ts'

/** The conversations that began on one day in China. */
interface DayCount {
  /** Its beginning, in milliseconds since 1970. */
  readonly at: number
  readonly conversations: number
  readonly solved: number
  readonly handedOver: number
}

/** How often each wait and each rating occurred. */
export interface Spread {
  /** By group of `waitGroups`, with longer waits last. */
  readonly waits: readonly number[]
  /** From one star up. */
  readonly stars: readonly number[]
}

/** Upper ends of the groups of waits, in milliseconds. */
const waitGroups = [60_000, 180_000, 600_000, 1_800_000] as const

const dayMs = 86_400_000
const chinaOffsetMs = 28_800_000

/** Every day of the period in order, including days without conversations. */
export async function countDays(db: Db, { from, until }: Period): Promise<DayCount[]> {
  const rows = await db
    .selectFrom('cases')
    .select(({ fn, eb }) => [
      // Dividing whole numbers drops the remainder in both databases.
      sql<number>`(begun_at + ${sql.lit(chinaOffsetMs)}) / ${sql.lit(dayMs)}`.as('day'),
      fn.countAll<number>().as('conversations'),
      fn.sum<number>('handed_over').as('handed'),
      fn
        .sum<number>(
          eb
            .case()
            .when(eb.and({ outcome: 'solved', handed_over: 0 }))
            .then(1)
            .else(0)
            .end(),
        )
        .as('solved'),
    ])
    .where('begun_at', '>=', from)
    .where('begun_at', '<', until)
    .where('messages', '>', 0)
    .groupBy('day')
    .execute()
  const byDay = new Map(rows.map(row => [Number(row.day), row]))
  const first = Math.floor((from + chinaOffsetMs) / dayMs)
  const days = Math.min(maxDays, Math.max(0, Math.ceil((until - from) / dayMs)))
  return Array.from({ length: days }, (_, index) => {
    const row = byDay.get(first + index)
    return {
      at: (first + index) * dayMs - chinaOffsetMs,
      conversations: Number(row?.conversations ?? 0),
      solved: Number(row?.solved ?? 0),
      handedOver: Number(row?.handed ?? 0),
    }
  })
}

/** No chart is readable with more days than this. */
const maxDays = 400

/** The distribution of waits and stars in the period. */
export async function countSpread(db: Db, { from, until }: Period): Promise<Spread> {
  const cases = db.selectFrom('cases').where('begun_at', '>=', from).where('begun_at', '<', until)
  const [one, three, ten, half] = waitGroups
  const group = sql<number>`case when wait < ${sql.lit(one)} then 0 when wait < ${sql.lit(three)} then 1 when wait < ${sql.lit(ten)} then 2 when wait < ${sql.lit(half)} then 3 else 4 end`
  const waits = await cases
    .select(({ fn }) => [group.as('wait_group'), fn.countAll<number>().as('number')])
    .where('wait', 'is not', null)
    .groupBy('wait_group')
    .execute()
  const stars = await cases
    .select(({ fn }) => ['stars', fn.countAll<number>().as('number')])
    .where('rated', '=', 1)
    .groupBy('stars')
    .execute()
  const waitsBy = new Map(waits.map(row => [Number(row.wait_group), Number(row.number)]))
  const starsBy = new Map(stars.map(row => [Number(row.stars), Number(row.number)]))
  return {
    waits: [...waitGroups, null].map((_, index) => waitsBy.get(index) ?? 0),
    stars: [1, 2, 3, 4, 5].map(star => starsBy.get(star) ?? 0),
  }
}
