const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Makes `text` safe inside an element or a quoted attribute of SVG or HTML. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character] ?? character)
}
