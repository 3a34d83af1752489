// A sample: not a string but a list of spans, so that every token can be traced to where it came from.
import type {Part} from '../../graph/value/codec.ts';
import type {Digest} from '../../graph/value/digest.ts';
import type {Params} from '../../graph/value/params.ts';

/**
 * A place in a sample's structure. A profile turns it into special tokens or text. `start` and `end` stand around every sample; what a
 * mark's value says (a path, a name, a state) is its own text, never an instruction.
 */
export type Mark =
  | 'start' | 'end' | 'repo' | 'file' | 'file_end'
  | 'prefix' | 'suffix' | 'middle' | 'filled'
  | 'commit' | 'author' | 'date' | 'diff' | 'commit_end' | 'before' | 'message' | 'after'
  | 'doc' | 'doc_end' | 'code' | 'code_end'
  | 'pr' | 'pr_repo' | 'pr_closed' | 'pr_status' | 'pr_merged' | 'pr_base' | 'pr_file' | 'pr_base_code' | 'pr_diff' | 'pr_hunk' | 'pr_comment' | 'pr_event'
  | 'pr_review' | 'pr_review_state' | 'pr_review_comment' | 'pr_reply_to_review' | 'pr_reply_to_comment' | 'pr_line'
  | 'issue' | 'issue_comment' | 'issue_closed';

/** Which text of a leaf a span draws from: a clean blob, an edit and a discussion have one, a commit has several. */
export type LeafText = 'blob' | 'edit' | 'discussion' | 'message' | 'author' | 'date';

/** `from` and `to` are byte offsets in the leaf's text. Loss is a weight: 0 is shown to a model but never trained on. */
export type Span =
  | {readonly kind: 'source'; readonly leaf: Digest; readonly text: LeafText; readonly from: number; readonly to: number; readonly loss: number}
  | {readonly kind: 'template'; readonly text: string; readonly loss: number}
  | {readonly kind: 'mark'; readonly mark: Mark; readonly value: string; readonly loss: number};

/** Corrected date with the oid as tie-break: sorting by it never puts a child before its parent. */
export interface When {readonly corrected: number; readonly oid: string}

export interface Sample {
  readonly kind: string;
  readonly granularity: string;
  /** The change group it belongs to: what a split keeps on one side. */
  readonly group: string;
  readonly when: When;
  readonly synthetic: boolean;
  readonly spans: readonly Span[];
  /** What an export shows beside the text, in the order shown. */
  readonly meta: Readonly<Record<string, Params>>;
}

/** The samples of one document. What orders and counts them is at hand at once; the samples themselves lie beside it and are decoded when asked for. */
export interface Samples {
  readonly count: number;
  /** Bytes of text, of all samples. */
  readonly bytes: number;
  /** Where the document stands in time. Those without a date stand first, in the order of their names. */
  readonly when: When;
  /** The group of a document without a date, which orders it; '' for a dated one, whose oid does. */
  readonly name: string;
  body(): Body;
}

/** Decoded, it has the leaves that spans name at hand; a new one needs none. */
export interface Body {readonly samples: readonly Sample[]; readonly leaves: ReadonlyMap<Digest, Part>}
