// The answers to `show`: what `--json` prints.
import type {TokenStretch, WindowRules} from '../../../stages/dataset/windows/window-rules.ts';
import type {ShardPlace} from '../build/manifest.ts';
import type {Readable} from '../look/readable.ts';

export type Shown = ShownRows | ShownRow | ShownDocument | ShownTokens | ShownWindow;

/** One page of a collection. */
export interface ShownRows {
  readonly view: 'rows';
  readonly collection: string;
  readonly rowsInAll: number;
  readonly rowsBefore: number;
  readonly rows: readonly {readonly id: string; readonly digest: string; readonly stub: string | null; readonly value: Readable}[];
  /** The line that shows the next page. */
  readonly next: string | null;
}

export interface ShownRow {
  readonly view: 'row';
  readonly collection: string;
  readonly id: string;
  readonly digest: string;
  readonly stub: string | null;
  readonly value: Readable;
  /** Members were cut: this line shows them whole. */
  readonly whole: string | null;
  /** Other collections with a row of this id. */
  readonly also: readonly string[];
}

/** A row of samples. */
export interface ShownDocument {
  readonly view: 'document';
  readonly part: 'all' | 'raw' | 'rendered';
  readonly collection: string;
  readonly id: string;
  readonly digest: string;
  /** Why it has no samples, and that in words. */
  readonly stub: string | null;
  readonly rule: string | null;
  readonly samples: readonly ShownSample[];
  readonly provenance: Provenance;
  readonly also: readonly string[];
  readonly whole: string;
}

export interface ShownSample {
  readonly kind: string;
  readonly granularity: string;
  readonly group: string;
  readonly when: {readonly corrected: number; readonly date: string | null; readonly oid: string};
  readonly synthetic: boolean;
  readonly meta: Readable;
  readonly bytes: number;
  readonly spans: readonly ShownSpan[];
  /** `null` where it was not asked for. */
  readonly text: ShownText | null;
}

export interface ShownSpan {
  readonly kind: 'source' | 'template' | 'mark';
  /** A template's own text, or a mark's name and value. */
  readonly text: string | null;
  /** Which text of the leaf, and which bytes of it. */
  readonly of: string | null;
  readonly leaf: string | null;
  readonly row: {readonly collection: string; readonly id: string} | null;
  readonly from: number;
  readonly to: number;
  readonly loss: number;
}

/** `missing` says why there is no text. */
export interface ShownText {readonly text: string; readonly cut: boolean; readonly missing: string | null}

export interface Provenance {
  readonly path: string | null;
  readonly mode: string | null;
  /** Git objects that its text is read from. */
  readonly objects: readonly string[];
  /** The commit itself, or for a file the commit of the snapshot. */
  readonly commit: string | null;
  readonly shard: {readonly collection: string; readonly id: string; readonly file: string | null} | null;
  /** `null` where tokens are not counted; a reason where this document has none. */
  readonly tokens: number | string | null;
}

/** Tokens of a shard, back to their sources. */
export interface ShownTokens {
  readonly view: 'tokens';
  readonly shard: {readonly collection: string; readonly id: string};
  /** One that is not exact knows the sample, and no bytes. */
  readonly tokenizer: {readonly name: string; readonly digest: string; readonly exact: boolean};
  /** Tokens of the shard, the last one not included. */
  readonly from: number;
  readonly to: number;
  readonly sequences: readonly ShownSequence[];
}

export interface ShownSequence {
  readonly document: {readonly collection: string; readonly id: string};
  readonly sample: number;
  readonly sequence: number;
  /** Tokens of the sequence. */
  readonly from: number;
  readonly to: number;
  readonly ids: readonly number[];
  /** What the tokens decode to. */
  readonly text: string;
  /** The token that ends the document is among them. */
  readonly end: boolean;
  readonly pieces: readonly ShownPiece[];
}

/** `from` and `to` are bytes of the leaf, or of the template's own text; `text` is what lies there, `null` where it cannot be read. */
export interface ShownPiece extends Pick<ShownSpan, 'kind' | 'text' | 'of' | 'leaf' | 'row' | 'from' | 'to'> {readonly span: number}

/** One window over the stream that a shard is a part of. */
export interface ShownWindow {
  readonly view: 'window';
  readonly stream: ShardPlace & {readonly collection: string; readonly kind: string; readonly tokens: number};
  readonly windows: number;
  readonly window: number;
  readonly rules: WindowRules;
  readonly byDocument: boolean;
  readonly context: ShownStretch;
  readonly target: ShownStretch;
}

/** `from` and `to` are tokens of the stream; of `files`, tokens of each. Places that are padding come after them, and are masked. */
export interface ShownStretch extends TokenStretch {
  readonly padding: number;
  readonly files: readonly {readonly file: string; readonly from: number; readonly to: number}[];
  readonly sequences: readonly ShownSequence[];
}
