/** Whether `wanted` stands on these lines: a display breaks sentences anywhere, so blanks and line ends do not count. */
export function showsWords(lines: readonly string[], wanted: string): boolean {
  const plain = (text: string): string => text.replace(/\s/g, '')
  return plain(lines.join('')).includes(plain(wanted))
}
