import type { MountChat } from './mount-chat.ts'

/** Put in by the build: the chat's files, the entry first, each with its integrity; and the terminal's. */
declare const chatFiles: readonly (readonly [file: string, integrity: string])[]
declare const terminalFile: string

let preloaded = false

/** Fetches the chat's files ahead; the browser holds each to the integrity that this script was built with. */
export function preloadChat(desk: string, nonce: string): void {
  if (preloaded) return
  preloaded = true
  for (const [file, integrity] of chatFiles) {
    const link = document.createElement('link')
    link.rel = 'modulepreload'
    link.href = `${desk}/assets/${file}`
    link.integrity = integrity
    link.nonce = nonce
    document.head.append(link)
  }
}

/** Loads the chat's module; rejects when the network fails, and may be tried again. */
export async function loadChat(desk: string, again: boolean): Promise<MountChat> {
  const [entry = ['']] = chatFiles
  // A module that failed once stays failed under its address for the life of the page.
  const module = await import(`${desk}/assets/${entry[0]}${again ? `?${Date.now()}` : ''}`)
  return module.mountChat
}

export const terminalAddress = `/assets/${terminalFile}`
