/** A telephone number of China as digits, mobile or landline with area code, from however it was typed; null if none. */
export function readPhone(typed: string): string | null {
  const digits = typed.replace(/[\s\-–—()（）]/g, '').replace(/^(\+|00)86/, '')
  return /^(1[3-9]\d{9}|0\d{9,11}|[48]00\d{7})$/.test(digits) ? digits : null
}

/** What events and pages show of it: enough to tell two numbers apart. */
export const maskPhone = (digits: string): string => `${digits.slice(0, 3)}****${digits.slice(-4)}`
