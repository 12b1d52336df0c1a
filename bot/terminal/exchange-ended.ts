import type { Outcome } from './job/exchange.ts'
import { reversalEnded } from './job/reverse.ts'
import { settlementEnded } from './job/settle.ts'
import { echoEnded, signInEnded, signOffEnded } from './job/sign-in.ts'
import { tradeEnded } from './job/trade.ts'
import { uploadEnded } from './job/upload.ts'
import type { Exchange } from './ram.ts'
import { type Turn, withExchange } from './turn.ts'

/** Hands the end of an exchange to the business that began it. */
export function exchangeEnded(turn: Turn, exchange: Exchange, outcome: Outcome): Turn {
  const ended = withExchange(turn, null)
  switch (exchange.kind) {
    case 'sign-in':
      return signInEnded(ended, outcome)
    case 'sign-off':
      return signOffEnded(ended)
    case 'echo':
      return echoEnded(ended, outcome)
    case 'reversal':
      return reversalEnded(ended, outcome)
    case 'settlement':
      return settlementEnded(ended, outcome)
    case 'upload':
    case 'upload-end':
    case 'signature':
    case 'offline-sale':
      return uploadEnded(ended, exchange, outcome)
    default:
      return tradeEnded(ended, exchange, outcome)
  }
}
