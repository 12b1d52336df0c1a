const prefix = /^\(\d+\) /

/** Puts the number of unread messages before the page's title; 0 restores the plain title. */
export function titleWithUnread(title: string, count: number): string {
  const plain = title.replace(prefix, '')
  return count > 0 ? `(${count}) ${plain}` : plain
}

/** Counts messages in the title of a page that nobody is looking at. */
export interface UnreadTitle {
  /** Adds new messages; returns how many are unread now, 0 while the page is visible. */
  add(count: number): number
  stop(): void
}

/** Counts only while `page` is hidden; the count is cleared when it becomes visible. */
export function watchUnread(page: Document): UnreadTitle {
  let count = 0
  const show = (now: number): void => {
    count = now
    page.title = titleWithUnread(page.title, count)
  }
  const onChange = (): void => {
    if (!page.hidden && count > 0) show(0)
  }
  page.addEventListener('visibilitychange', onChange)
  return {
    add(more) {
      if (page.hidden && more > 0) show(count + more)
      return count
    },
    stop() {
      page.removeEventListener('visibilitychange', onChange)
      if (count > 0) show(0)
    },
  }
}
