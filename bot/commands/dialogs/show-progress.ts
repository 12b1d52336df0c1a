import { type Played, tally } from '../../script/run.ts'

/** Shows in one line of a terminal how far the run is; prints nothing elsewhere. */
export function showProgress(
  stderr: NodeJS.WritableStream,
  count: number,
): { tell(played: Played, done: number): void; end(): void } {
  if (!('isTTY' in stderr) || stderr.isTTY !== true) return { tell() {}, end() {} }
  let failed = 0
  let shown = 0
  return {
    tell(played, done) {
      failed += tally([played]).failed
      const percent = Math.floor((done * 100) / count)
      if (percent === shown && done < count) return
      shown = percent
      stderr.write(`\r${done} of ${count} played${failed > 0 ? `, ${failed} failed` : ''} `)
    },
    end() {
      stderr.write('\r\u001b[K')
    },
  }
}
