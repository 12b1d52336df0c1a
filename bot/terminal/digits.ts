/** A whole number with leading zeros; the highest digits are lost when it is too long, as on the device. */
export const digits = (value: number, length: number): string =>
  String(value).padStart(length, '0').slice(-length)

/** A number as hexadecimal digits in capitals, filled with zeros in front. */
export const hexDigits = (value: number, length: number): string =>
  value.toString(16).toUpperCase().padStart(length, '0')
