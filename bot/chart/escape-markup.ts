const entities: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;' },
}

/** A text inside XML or HTML; control characters, which XML allows in no form, become a sign of their own. */
export const escapeMarkup = (text: string): string =>
  text
    .replace(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]|\p{Cs}/gu, '�')
    .replace(/[&<>"\n]/g, found => entities[found] ?? found)
