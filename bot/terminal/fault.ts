/** A way in which a terminal, its line, its paper or its host is not well; data from `content/faults`. */
export interface Fault {
  readonly id: string
  /** For a list of faults, e.g. 「储存满」. */
  readonly title: string
  /** What the merchant sees. */
  readonly sees: string
}
