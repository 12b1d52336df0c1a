/** The awaited choice a message makes. */
export interface ChoiceMatch {
  readonly choice: string
  /** How it was recognised, for `why`. */
  readonly rule: string
  /**
   * `plain`: wins even over a problem named in the same words. `mention`: one of its `wordings` occurs among
   * other words. `overlap`: it shares most letters. `topic`: it leads to the named problem. `tone`: the
   * message only tells good or bad news. `hint`: it sounds similar, or the message is a move that amounts to
   * it.
   */
  readonly trust: 'plain' | 'mention' | 'overlap' | 'topic' | 'tone' | 'hint'
  /** The wordings that were found, folded. */
  readonly wordings?: readonly string[]
  /** The share of the message that the longest of them makes up. */
  readonly share?: number
}
