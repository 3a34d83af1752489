// A sample as a model sees it. The value of a row of tokens.

export interface Tokens {
  readonly ids: Int32Array;
  /** A weight for each token: 0 is never trained on. A token over several spans has the least of their weights. */
  readonly loss: Uint8Array;
  /**
   * Where tokens come from, in threes: token, span, byte offset in the span. One entry where the span changes, and at a control token
   * in one and after it; from there the offset grows by the byte lengths of the tokens. Offsets in a mark are those of what was written. A token belongs to the span its first byte lies in, and a span in which no token begins has none.
   */
  readonly origin: Uint32Array;
}
