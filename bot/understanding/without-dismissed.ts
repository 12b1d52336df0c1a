const fine =
  /(?:没有?问题|没毛病|正常|好好的|好得很|好着呢|好着的|挺好的?|很好|满格的?|是好的|是对的|对得上|没事|不缺|没错)$/
/** How a clause names something only to set it aside, and how the next one takes up what is meant. */
const pairs: readonly { readonly aside: RegExp; readonly next: RegExp }[] = [
  {
    aside:
      /^(?:我[说讲问]的|这个?|那个?)?(?:也|又|并|倒|可)?(?:不是(?!吗|说好)|没说|不用|没有?(?:在|提示|显示|报错))/,
    next: /^(?:而?是|就是|只是|但是?|可是?|我|现在|直接|告诉|怎么|为什么|为啥)/,
  },
  {
    aside: /^我?(?:也|又|并)?(?:没有?|不是|不)(?:要|想|来)?(?:问|说|讲|打听|关心)(?!.*[吗么])/,
    next: /^(?:我|就是?|只是?|问|想|要问|说的?|讲的?)/,
  },
  {
    aside: /^我(?:也|又|并)?不是(?!说好|.*(?:[吗么吧才刚过]|已经)).{2}/,
    next: /^(?:而?是|就是|只是)(?!.*(?:还|又|仍))/,
  },
  { aside: /^并?没有.{2}/, next: /^(?:就是|只是|可是)/ },
  { aside: /^(?:别|不要|甭)(?:跟|和)?我?(?:说|讲|提|扯)/, next: /^(?:我|就是|是)/ },
  {
    aside: /(?:没有?关系|无关|倒(?:是)?(?:没有?|不是)|没有?(?:出现|发生)过?)$/,
    next: /^(?:而?是|就是|只是|但是?|可是?|我)/,
  },
  {
    aside: fine,
    next: /^(?:就是|但是?|可是?|只是|不过|却|唯独)(?!.*(?:还|又|仍))/,
  },
  { aside: /(?:解决|修好|恢复)了$/, next: /^(?:现在|就是|但是?|可是?|不过|今天)(?!.*(?:还|又|仍))/ },
]
/** Goes along with what was set aside before it. */
const alsoNot = /^也(?:没|不)/
/** 之前储存满，现在好了: what was is over. */
const formerly = /^(?:之前|以前|刚才|刚刚|昨天|前天|早上|上午|上次|本来|原来)/
const over = /^(?:现在|后来|今天)?(?:都|已经)?(?:好|没事|正常|恢复|解决)了$/
/** 机器死机，不是储存满: said after the matter; 不是才结过 wonders about it. */
const afterwards = /^(?:而|并|又|可)?不是(?!.*(?:[吗么才刚过了]|已经)).{2}/
/** 不是没纸是储存满, in one breath; 不是骗子是什么 asks. */
const inOneBreath =
  /^((?:我说的|这|那|并|又)?不是(?!说).{2,9}?)((?:而|就)?是(?!什么|啥|怎么|[吗吧不干].?).{2,})$/

/**
 * The clauses that tell what is wrong: 不是没纸，是储存满 and 网络正常，也没满，就是签不上 name things only to set them aside.
 */
export function withoutDismissed(said: readonly string[]): readonly string[] {
  const clauses = said.flatMap(clause => inOneBreath.exec(clause)?.slice(1) ?? [clause])
  return clauses.length < 2 ? clauses : clauses.filter((_, at) => !isDismissed(clauses, at))
}

function isDismissed(clauses: readonly string[], at: number): boolean {
  const clause = clauses[at] ?? ''
  const next = clauses[at + 1]
  if (next === undefined) return afterwards.test(clause)
  if (formerly.test(clause)) return over.test(next) && clauses.length > at + 2
  if (over.test(clause)) return at > 0 && formerly.test(clauses[at - 1] ?? '')
  if (alsoNot.test(clause)) return at > 0 && isDismissed(clauses, at - 1)
  const meant = clauses.slice(at + 1).find(later => !alsoNot.test(later) && !fine.test(later)) ?? ''
  return pairs.some(pair => pair.aside.test(clause) && pair.next.test(meant))
}
