/** The awaited choice a message makes. */
export interface ChoiceMatch {
  readonly choice: string
  /** How it was recognised, for `why`. */
  readonly rule: string
  /**
   * `plain`: a problem named in the same words does not win over it. `mention`: its wording stands among other words,
   * in `wordings`. `overlap`: it shares most letters. `topic`: it leads to the problem named. `tone`: only good or bad news was heard. `hint`: it sounds like it, or is a move that counts as it.
   */
  readonly trust: 'plain' | 'mention' | 'overlap' | 'topic' | 'tone' | 'hint'
  /** The wordings that were met, folded. */
  readonly wordings?: readonly string[]
  /** How much of what was said the longest of them is. */
  readonly share?: number
}
