/** Mobile and service numbers, and an account name that follows 「微信」. */
const contacts =
  /(?<![\d-])(?:1[3-9]\d{9}|[48]00-?\d{3}-?\d{4}|0\d{2,3}-\d{7,8})(?![\d-])|微信号?[：:\s]*([A-Za-z][\w-]{5,19})/g

/** Finds telephone numbers and WeChat accounts in a sentence, each once, in the form to be copied. */
export function findContacts(sentence: string): readonly string[] {
  const found = new Set<string>()
  for (const match of sentence.matchAll(contacts)) found.add(match[1] ?? match[0])
  return [...found]
}
