import type { MountChat } from './mount-chat.ts'

/** Put in by the build: the chat's files, the entry first, each with its integrity; and the terminal's. */
declare const chatFiles: readonly (readonly [file: string, integrity: string])[]
declare const terminalFile: string

let fetched: Promise<unknown> | null = null

/** Fetches the chat's files into the browser's cache, each held to the integrity that this script was built with. */
export function fetchChat(desk: string): Promise<unknown> {
  fetched ??= Promise.all(
    chatFiles.map(([file, integrity]) => fetchWhole(`${desk}/assets/${file}`, integrity)),
  )
  return fetched
}

/** Loads the chat's module; rejects when a file does not come or is not the one built, and may be tried again. */
export async function loadChat(desk: string, attempt: number): Promise<MountChat> {
  const [[file, integrity] = ['', '']] = chatFiles
  // A module that failed once stays failed under its address for the life of the page.
  const address = `${desk}/assets/${file}${attempt > 0 ? `?${attempt}` : ''}`
  try {
    await fetchChat(desk)
    if (attempt > 0) await fetchWhole(address, integrity)
  } catch (failure) {
    fetched = null
    throw failure
  }
  const module = await import(address)
  return module.mountChat
}

async function fetchWhole(address: string, integrity: string): Promise<void> {
  const answer = await fetch(address, { integrity })
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: try again.`)
}

export const terminalAddress = `/assets/${terminalFile}`
