/**
 * The digits of a Chinese telephone number, mobile or landline with area code, however it was typed; null if
 * it is none.
 */
export function readPhone(typed: string): string | null {
  const digits = typed.replace(/[\s\-–—()（）]/g, '').replace(/^(\+|00)86/, '')
  return /^(1[3-9]\d{9}|0\d{9,11}|[48]00\d{7})$/.test(digits) ? digits : null
}

/** The part of a number that events and pages show: enough to tell two numbers apart. */
export const maskPhone = (digits: string): string => `${digits.slice(0, 3)}****${digits.slice(-4)}`
