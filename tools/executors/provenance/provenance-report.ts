// The answer to `provenance`: what `--json` prints. No text of a sample is in it, so nothing that rules took out can be.

export interface ProvenanceReport {
  readonly seed: string;
  readonly root: string;
  /** A line for each kind. */
  readonly samples: readonly Proven[];
  readonly tokens: readonly ProvenTokens[];
  readonly untraced: readonly Untraced[];
  readonly differences: readonly Difference[];
  readonly traced: readonly TracedSample[];
}

export interface Proven {
  readonly kind: string;
  readonly drawn: number;
  readonly equal: number;
  readonly spans: number;
  /** Made again from their sources. */
  readonly bytes: number;
  /** Of those, what stands in the place of what rules took out. */
  readonly redacted: number;
}

/** Of the bytes that they are, nobody counts which stand for what rules took out. */
export interface ProvenTokens extends Omit<Proven, 'redacted'> {
  /** '' for the only one. */
  readonly tokenizer: string;
  readonly tokens: number;
}

/** What no source has, and why. Of samples unless it says tokens. */
export interface Untraced {readonly of: 'samples' | 'tokens'; readonly reason: string; readonly spans: number; readonly bytes: number}

export interface Difference {
  readonly what: 'record' | 'source' | 'place' | 'tokens';
  readonly row: string;
  /** Which sample of the row. */
  readonly sample: number;
  readonly span: number | null;
  readonly leaf: string | null;
  /** Bytes: of the span; of a record without a span, of its text. Of tokens, the first one's place in the shard. */
  readonly offset: number | null;
  /** In words: `repo@commit:path:line-line`. */
  readonly where: string | null;
  readonly why: string;
}

export interface TracedSample {
  readonly row: string;
  readonly sample: number;
  readonly record: string;
  readonly spans: readonly {readonly kind: 'source' | 'template' | 'mark'; readonly where: string; readonly bytes: number}[];
}
