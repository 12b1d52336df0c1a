const entities: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;' },
}

/** A text for XML or HTML. Control characters, which XML allows in no form, become U+FFFD. */
export const escapeMarkup = (text: string): string =>
  text
    .replace(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]|\p{Cs}/gu, '�')
    .replace(/[&<>"\n]/g, found => entities[found] ?? found)
