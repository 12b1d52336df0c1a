/** Lets a field grow with its text, up to the height that the style sheet allows. */
export function fitHeight(field: HTMLElement): void {
  field.style.height = 'auto'
  field.style.height = `${field.scrollHeight}px`
}
