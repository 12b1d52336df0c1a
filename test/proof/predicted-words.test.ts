import test from 'ava'
import { predictedWords } from '../../bot/proof/predicted-words.ts'

const table: readonly (readonly [looks: string, stands: string[], gone: string[]])[] = [
  ['屏幕显示「签到成功」，回到待机画面。', ['签到成功'], []],
  ['回到待机画面，不再说「未签到」。', [], ['未签到']],
  ['打出「结算总计单」，屏幕显示「结算成功」。', ['结算总计单', '结算成功'], []],
  ['最后打结算单或显示「结算成功」。', [], []],
  ['信号格是满的。', [], []],
]

for (const [looks, stands, gone] of table) {
  test(`what ${looks} predicts`, t => {
    t.deepEqual(predictedWords(looks), { stands, gone })
  })
}
