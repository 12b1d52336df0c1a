import type { TabNews, Tabs } from '../../web/widget/tabs.ts'

/** The tabs of one browser: each call of `open` is one more tab, news arrive a moment later, one is alone at a time. */
export function createTabHub(): { open(): Tabs } {
  const listeners = new Map<object, (news: TabNews) => void>()
  let turn: Promise<unknown> = Promise.resolve()
  return {
    open() {
      const self = {}
      return {
        tell(news) {
          for (const [other, hear] of listeners)
            if (other !== self) setImmediate(() => listeners.has(other) && hear(structuredClone(news)))
        },
        listen: hear => void listeners.set(self, hear),
        alone(run) {
          const done = turn.then(run)
          turn = done.catch(() => {})
          return done
        },
        close: () => void listeners.delete(self),
      }
    },
  }
}
