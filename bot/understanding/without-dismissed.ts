const denied = /^(?:也|又|并|倒)?(?:不是(?!吗|说好)|没说|不用)/
const instead = /^(?:而?是|就是|只是|但是?|可是?|我是|直接|告诉)/
const fine = /(?:没有?问题|没毛病|正常|好好的|是好的|没事|不缺|没错)$/
const except = /^(?:就是|但是?|可是?|只是|不过|却|唯独)(?!.*(?:还|又|仍))/

/** The clauses that tell what is wrong: 不是没纸，是储存满 and 网络正常，就是签不上 name things only to set them aside. */
export const withoutDismissed = (clauses: readonly string[]): readonly string[] =>
  clauses.filter((clause, at) => {
    const next = clauses[at + 1]
    if (next === undefined) return true
    return !(denied.test(clause) && instead.test(next)) && !(fine.test(clause) && except.test(next))
  })
