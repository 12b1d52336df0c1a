/** Marks a question. 怎么 and 什么 ask too, but name what they ask about. */
const doubt = /吗|(?<![什怎这那])么|是不是|行不行|能不能|可以不/
/** Ways in which a clause names something it does not mean, whatever follows. */
const denied: readonly RegExp[] = [
  /^(?:我[说讲问]的|这个?|那个?)?(?:也|又|并|倒|可)?不是(?!说好|才|刚|都?已经|都|[我你他咱俺人]).{2}/,
  /^我?(?:也|又|并)?(?:没有?|不是|不|没想)(?:是|要|想|来|让你)?(?:问|说(?!完|清)|讲|打听|关心).{2}/,
  /^我?(?:也|又|并)?(?:不是?|没)(?:要|想)(?:知道|了解|晓得).{2}/,
  /^(?:我[说讲问]的|这个?|那个?)?(?:也|又|并|倒|可)?没(?:有?(?:在|要|想|提示|显示|报错?|让|叫)|说).{2}/,
  /^(?:我|也|又|并)*(?:不用|不急着?|用不着|不需要|不要|不想要|甭)(?:你|您)?(?!了|紧|脸|命|谢)./,
  /^(?:别|甭).{2}/,
  /^(?:先|暂时|暂且)?(?:不谈|不说|不提|不管|撇开|抛开|谈不上|说不上).{2}/,
  /^(?:既|并|亦)非.{2}/,
  /倒不是.{2}/,
  /^(?:这台?|那台?)?(?:机器|机子|网络?|卡|密码)(?:它|也)?不是(?!.*[了过]$).{2}/,
  /(?:先|暂时)?(?:放一边|搁一边|放一放|撇一边|不谈|不提|别说|甭说)$/,
  /(?:没有?关系|无关|倒(?:是)?(?:没有?|不是)|没有?(?:出现|发生)过?)$/,
]
/** Ways in which a clause names something that the next clause corrects by 是. */
const contrary = {
  denied: /^(?:我|这|那)?(?:也|又|并|可)?不是(?!说好|吗|才|刚|都?已经)./,
  meant: /^(?:而|就|只)?是/,
}
/** Ways of saying that something is as it should be. */
const fine =
  /(?:(?<!有)没有?问题|没有?毛病|(?<!不)正常|好好的|好得很|好着[呢的]|.好的|挺好的?|(?<!不)很好|满格的?|是对的|对得上|没事|不缺|没[错断坏少丢忘死]|没死机|没报错|都[灵对在行]|够的|(?:我|人人|都)也?会[弄做的]?|上没问题)$/
/** Ways of saying that something was repaired. */
const mended =
  /(?:解决|修好|恢复|过去|(?:弄|换|补打?|找|装|接|搞)(?:好|回来|出来))了$|(?:签|登)(?:上|过|进去)了$/
/** Ways of coming to the problem after what is fine or repaired, unless the old one persists. */
const takenUp =
  /^(?:就是|但是?|可是?|只是|不过|却|唯独|独独|偏偏|单单?|光是?|问题是|剩下|现在|眼下|今天|这会儿)(?!.*(?:还|又|仍))/
/** Having settled or not is important news about a terminal that is full. */
const settling = /结/
/** 还 and 又 continue with what was named before. */
const goesOn = /还|又|仍/
/** Fewest letters that can name what is meant instead. */
const leastMeant = 3
/** Belongs to what was ruled out before it. */
const alsoNot = /^(?:也(?:没|不)|亦非)/
/** 之前储存满，现在好了: the old problem is over. */
const formerly = /^(?:之前|以前|刚才|刚刚|昨天|前天|早上|上午|上次|本来|原来)/
const over = /^(?:现在|后来|今天)?(?:都|已经)?(?:好|没事|正常|恢复|解决)了$/
/** 机器死机，不是储存满 rules something out afterwards; 不是才结过 expresses surprise. */
const afterwards = /^(?:而|并|又|可)?不是(?!.*(?:[吗么才刚过了]|已经)).{2}/
/** 不是没纸是储存满 does both in one clause; 不是骗子是什么 is a question. */
const inOneBreath =
  /^((?:我说的|这|那|并|又)?不是(?!说).{2,9}?)((?:而|就)?是(?!什么|啥|怎么|[吗吧不干].?).{2,})$/

/**
 * The clauses that name the actual problem: 不是没纸，是储存满 and 网络正常，也没满，就是签不上 name things only to rule them out.
 */
export function withoutDismissed(said: readonly string[]): readonly string[] {
  const clauses = said.flatMap(clause => inOneBreath.exec(clause)?.slice(1) ?? [clause])
  return clauses.length < 2 ? clauses : clauses.filter((_, at) => !isDismissed(clauses, at))
}

function isDismissed(clauses: readonly string[], at: number): boolean {
  const clause = clauses[at] ?? ''
  const next = clauses[at + 1]
  if (next === undefined) return afterwards.test(clause)
  if (formerly.test(clause) && over.test(next)) return clauses.length > at + 2
  if (over.test(clause)) return at > 0 && formerly.test(clauses[at - 1] ?? '')
  if (alsoNot.test(clause)) return at > 0 && isDismissed(clauses, at - 1)
  if (doubt.test(clause)) return false
  const meant = clauses.slice(at + 1).find(later => !alsoNot.test(later) && !fine.test(later)) ?? ''
  if (meant.length < leastMeant) return false
  if (denied.some(way => way.test(clause))) return true
  if (contrary.denied.test(clause) && contrary.meant.test(meant)) return true
  if (mended.test(clause) || settling.test(clause))
    return takenUp.test(meant) && (mended.test(clause) || fine.test(clause))
  return fine.test(clause) && !goesOn.test(meant)
}
