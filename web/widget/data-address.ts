/** Decodes a base64 data URL. */
export function readDataAddress(address: string): Blob {
  const comma = address.indexOf(',')
  const bytes = Uint8Array.from(atob(address.slice(comma + 1)), character => character.charCodeAt(0))
  return new Blob([bytes], { type: address.slice('data:'.length, address.indexOf(';')) })
}

/** Encodes a file as a base64 data URL; rejects when it cannot be read. */
export function writeDataAddress(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
