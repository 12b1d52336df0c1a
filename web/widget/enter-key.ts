/** The parts of a keyboard event that decide what Enter means. */
export interface EnterPress {
  readonly key: string
  readonly shiftKey: boolean
  readonly isComposing: boolean
  readonly keyCode: number
}

/**
 * The keyCode of a key press that the input method consumes. Safari reports it after the composition has
 * ended.
 */
const processedByInputMethod = 229

/**
 * Whether this press sends the message: Enter alone, but not the Enter that accepts an input method's
 * candidate.
 */
export function sendsMessage(press: EnterPress): boolean {
  return (
    press.key === 'Enter' && !press.shiftKey && !press.isComposing && press.keyCode !== processedByInputMethod
  )
}
