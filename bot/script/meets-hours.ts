import type { Condition } from '../dialog/condition.ts'
import type { TakenTurn } from './desk-in-process.ts'

/** Whether a turn came to a node whose conditions look at the opening hours, and so may go another way at another time. */
export const meetsHours = ({ trail, content }: TakenTurn): boolean =>
  trail.some(({ flow, node: id }) => {
    const node = content.flows[flow]?.nodes[id]
    const ways = node?.kind === 'branch' ? node.branch : node && 'choices' in node ? node.choices : []
    return ways.some(({ when }) => when !== undefined && looksAtHours(when))
  })

const looksAtHours = ({ open, not, any = [] }: Condition): boolean =>
  open !== undefined || (not !== undefined && looksAtHours(not)) || any.some(looksAtHours)
