/**
 * Writes rows as CSV (RFC 4180), with the byte order mark that makes spreadsheets read UTF-8; no text cell
 * can become a formula.
 */
export const toCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map(row => `${row.map(toCell).join(',')}\r\n`).join('')}`

function toCell(value: string | number): string {
  const text = String(value)
  const plain = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
