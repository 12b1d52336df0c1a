/** Under which name a browser keeps the chat with a desk; each merchant who logs in there has a store of his own. */
export const storeName = (desk: string, merchant?: string): string =>
  `posdesk:${desk}${merchant ? `:${merchant}` : ''}`

/** The key, below the store's name, of the open conversation. */
export const sessionKey = 'session'
