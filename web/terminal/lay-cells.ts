import { cellsOf } from '../../bot/terminal/cells.ts'

/** One character of a display or slip with the half-width cell it starts in. */
interface Cell {
  readonly character: string
  /** From 0. */
  readonly column: number
  /** Chinese characters and full-width punctuation take 2. */
  readonly width: number
}

/** Lays out the characters of a line in cells, leaving out blanks. */
export function layCells(line: string): readonly Cell[] {
  let column = 0
  const cells: Cell[] = []
  for (const character of line) {
    const width = cellsOf(character)
    if (character.trim() !== '') cells.push({ character, column, width })
    column += width
  }
  return cells
}
