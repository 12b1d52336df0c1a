import type { MountChat } from './mount-chat.ts'

/** Inserted by the build: the chat's files with their integrity, the entry first, and the terminal's file. */
declare const chatFiles: readonly (readonly [file: string, integrity: string])[]
declare const terminalFile: string

let fetched: Promise<unknown> | null = null

/**
 * Fetches the chat's files into the browser's cache and checks each against the integrity known at build
 * time.
 */
export function fetchChat(desk: string): Promise<unknown> {
  fetched ??= Promise.all(
    chatFiles.map(([file, integrity]) => fetchWhole(`${desk}/assets/${file}`, integrity)),
  )
  return fetched
}

/**
 * Loads the chat's module. Rejects when a file fails to load or is not the one that was built; the caller may
 * try again.
 */
export async function loadChat(desk: string, attempt: number): Promise<MountChat> {
  const [[file, integrity] = ['', '']] = chatFiles
  // Once an import has failed, the browser keeps failing that address for as long as the page lives.
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
