/**
 * The name under which a browser stores the chat with a desk; each merchant who logs in there has a separate
 * store.
 */
export const storeName = (desk: string, merchant?: string): string =>
  `posdesk:${desk}${merchant ? `:${merchant}` : ''}`

/** The key of the open conversation within the store. */
export const sessionKey = 'session'
