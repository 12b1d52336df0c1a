/** A place within its frame, as fractions of the frame's width and height. */
export interface Place {
  readonly left?: number
  readonly top: number
  readonly width?: number
  readonly height: number
}

/**
 * The place as text for an element's `style` property: a strict content security policy allows the property, but refuses
 * the attribute.
 */
export const placeStyle = (place: Place): string =>
  Object.entries(place)
    .map(([side, share]) => `${side}:${share * 100}%`)
    .join(';')
