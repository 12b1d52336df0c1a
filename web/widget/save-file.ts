/** Lets the browser save text as a file. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // By the next turn of the event loop the download has its own reference to the content.
  setTimeout(() => URL.revokeObjectURL(address))
}
