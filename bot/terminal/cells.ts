/** The width of a text in half-width cells: a Chinese character or full-width mark takes two. */
export function cellsOf(text: string): number {
  let cells = 0
  for (const character of text) cells += isWide(character) ? 2 : 1
  return cells
}

function isWide(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return code >= 0x1100 && (code <= 0x115f || (code >= 0x2e80 && code !== 0x303f))
}

/** Breaks a text into rows of at most `columns` cells; line breaks in the text are kept. */
export function wrap(text: string, columns: number): string[] {
  return text.split('\n').flatMap(line => {
    const rows: string[] = []
    let row = ''
    for (const character of line) {
      if (cellsOf(row + character) > columns) {
        rows.push(row)
        row = ''
      }
      row += character
    }
    return [...rows, row]
  })
}

/** The text with spaces in front, so that it ends at `columns`. */
export const alignRight = (text: string, columns: number): string =>
  ' '.repeat(Math.max(columns - cellsOf(text), 0)) + text

/** The text in the middle of `columns`. */
export const centre = (text: string, columns: number): string =>
  ' '.repeat(Math.max(Math.floor((columns - cellsOf(text)) / 2), 0)) + text

/** Two texts at both ends of a row; when both do not fit, on two rows. */
export function spread(left: string, right: string, columns: number): string[] {
  const gap = columns - cellsOf(left) - cellsOf(right)
  return gap >= 1 ? [left + ' '.repeat(gap) + right] : [...wrap(left, columns), alignRight(right, columns)]
}
