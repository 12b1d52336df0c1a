/** Runs the buttons that need a script: print, copy the page's text, share its address. */
export function offerTools(page: Document): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>('button[data-tool]')) {
    const { tool = '', done = '', failed = '' } = button.dataset
    const said = page.querySelector('[data-said]')
    const say = (words: string): void => {
      if (said) said.textContent = words
    }
    const work = tools[tool]
    if (!work) continue
    button.addEventListener('click', () => {
      work(page).then(
        told => say(told ? done : ''),
        () => say(failed),
      )
    })
  }
}

/** Each resolves to whether there is something to announce. */
const tools: Readonly<Record<string, (page: Document) => Promise<boolean>>> = {
  print: async () => {
    window.print()
    return false
  },
  copy: page => copy(plainText(page)),
  share: async page => {
    if (!navigator.share) return copy(location.href)
    await navigator.share({ title: page.title, url: location.href })
    return false
  },
}

async function copy(text: string): Promise<boolean> {
  await navigator.clipboard.writeText(text)
  return true
}

const plainText = (page: Document): string =>
  [...page.querySelectorAll('article [data-copy]')]
    .map(part => (part.textContent ?? '').replace(/\s+/g, ' ').trim())
    .concat(location.href)
    .join('\n')
