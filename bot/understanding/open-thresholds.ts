import type { Thresholds } from './content.ts'

/**
 * Thresholds that hold nothing back: the classifier's likeliest intent is answered, and no rule is contested.
 */
export const openThresholds: Thresholds = {
  answer: 0,
  margin: 0,
  scope: 0,
  away: 0,
  contest: 1,
  overrule: 1,
  dismiss: 1,
  ours: { lead: 1, familiarity: 0, bias: 0 },
}
