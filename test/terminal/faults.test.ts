import test from 'ava'
import { audit } from '../../bot/terminal/audit.ts'
import type { Device } from '../../bot/terminal/device.ts'
import type { Press } from '../../bot/terminal/press.ts'
import { menuPath, signInAs } from '../../bot/terminal/ring-up.ts'
import { act, startWorld, type World } from '../../bot/terminal/world.ts'
import { core } from './exploration/core.ts'
import { followScreen } from './exploration/follow-screen.ts'
import { device, fault, terminals } from './shipped.ts'
import { press, type Till } from './till.ts'

const classic = device()

const sale: Press[] = [{ card: 'swipe' }, '100', '确认', '确认']
const settle: Press[] = ['菜单', '管理', '结算', '确认']
const signIn: Press[] = ['菜单', '管理', '签到', '01', '确认', '0000', '确认']

// Fault → what is pressed → what the screen says last of all.
const table: readonly (readonly [fault: string, presses: readonly Press[], words: string])[] = [
  ['storage-full', [{ card: 'swipe' }], '日志存储超限额 请结算'],
  ['storage-full-not-signed-in', [{ card: 'swipe' }], 'POS未签到 请先签到'],
  ['total-too-large', [{ card: 'swipe' }], '总计金额太大 请立即结算!'],
  ['network-down', settle, '联接失败'],
  ['host-down', settle, '连接主机超时'],
  ['sim-missing', settle, 'SIM卡不存在'],
  ['host-error', settle, '96 拒绝,交换中心异 常,请稍后重试'],
  ['battery-low', settle.slice(0, -1), '电量不足 请充电后再结算'],
  ['no-paper', settle.slice(0, -1), '打印机缺纸...'],
  ['operator-without-right', settle.slice(0, -1), '该操作员 无结算权限'],
  ['paper-out', settle, '打印机缺纸... 按<确认>打印 按<取消>退出'],
  ['paper-jam', settle, '打印机故障 按<确认>打印 按<取消>退出'],
  ['printer-hot', settle, '打印机过热 按<确认>打印 按<取消>退出'],
  ['log-not-freed', [{ card: 'swipe' }], '日志存储超限额 请结算'],
  ['settlement-answer-lost', [], '通讯超时 数据接收失败'],
  ['settlement-answer-lost', ['确认', { card: 'swipe' }], '日志存储超限额 请结算'],
  ['line-lost-in-upload', ['确认', { card: 'swipe' }], '联接失败'],
  ['not-signed-in', [{ card: 'swipe' }], 'POS未签到 请先签到'],
  ['wrong-password', signIn, '签到 请输入操作员密码'],
  ['operator-locked', signIn.slice(0, -2), '操作员已锁定 请主管解锁'],
  ['not-registered', signIn, '97 终端未登记'],
  ['batch-differs', sale, '77 请重新签到'],
  ['previous-log-left', sale, '77 请重新签到'],
  ['mac-error', sale, 'A0 MAC校验错,请重新 签到'],
  ['reversal-fails', ['确认', ...sale], '冲正不成功 请与客服联系'],
  ['answer-lost', [], '通讯超时 数据接收失败'],
  ['answer-mac-wrong', [], '收包MAC校验错'],
]

for (const [id, presses, words] of table) {
  test(`${id}, ${presses.length} presses: the screen says 「${words}」`, t => {
    const till = press(classic, startWorld(classic, fault(id)), ...presses)
    t.is(till.view.words.join(' '), words)
  })
}

// Fault → what must be read on the way while the settlement is made or goes on by itself.
const onTheWay: readonly (readonly [fault: string, presses: readonly Press[], words: string])[] = [
  ['storage-nearly-full', sale, '流水已有9笔 请及时结算'],
  ['power-cut-in-upload', [{ power: 'on' }], '上次批上送中断 将继续批上送'],
  ['power-cut-before-slip', [{ power: 'on' }], '结算 正在打印...'],
  ['power-cut-while-clearing', [{ power: 'on' }], '结 算 成 功'],
  ['upload-end-lost', ['确认', { card: 'swipe' }], '上次批上送中断 将继续批上送'],
  ['answer-lost', ['确认', ...sale], '消费 自动冲正...'],
  ['wrong-password', signIn, '密码错!!'],
]

for (const [id, presses, words] of onTheWay) {
  test(`${id}: on the way the screen says 「${words}」`, t => {
    const till = press(classic, startWorld(classic, fault(id)), ...presses)
    t.true(till.screens.includes(words), till.screens.join(' | '))
  })
}

// Fault → the money that people must look at when everything is finished: a sale that only the host has, the
// details of the previous batch that came again, a reversal that was given up, offline sales that somebody wiped.
const leftOver: Readonly<Record<string, string>> = {
  'host-one-more': 'unexplained',
  'log-wiped': 'wiped,wiped',
  'previous-log-left': 'suspense,suspense,suspense,suspense,suspense',
  'reversal-fails': 'given-up',
}

// The first attempt may meet the fault; no fault outlives four.
const mostAttempts = 4

/** A patient merchant with a second cashier and a charger, until a sale is approved. */
function cure(on: Device, from: World): Till | null {
  const sell: Press[] =
    on.kind === 'classic'
      ? [{ card: 'swipe' }, '100', '确认', '确认']
      : ['100', '确认', { card: 'swipe' }, '确认']
  let world = act(on, from, { charger: 'in' }).world
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const ready = followScreen(core, on, world)
    if (!ready) return null
    const sold = press(on, ready, ...sell)
    if (sold.facts.includes('sale-approved')) return sold
    const calm = followScreen(core, on, sold.world) ?? sold.world
    const settled = press(on, signInAs(on, calm, '02'), ...menuPath(on, 'settle'), '确认')
    world = act(on, settled.world, { wait: 600_000 }).world
  }
  return null
}

for (const { id, kinds } of Object.values(terminals.faults)) {
  for (const kind of kinds) {
    test(`${id} on ${kind}: following the screen ends with a terminal that sells, and nothing is lost`, t => {
      for (const skin of Object.keys(terminals.skins)) {
        const on = device(kind, skin)
        const start = startWorld(on, fault(id))
        const cured = cure(on, start)
        // Only the acquirer can register a terminal.
        t.is(cured !== null, id !== 'not-registered', skin)
        t.is(
          audit(on, cured?.world ?? start)
            .map(({ what }) => what)
            .join(),
          leftOver[id] ?? '',
          skin,
        )
      }
    })
  }
}
