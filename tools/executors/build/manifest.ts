// What lies in the output folder, with the digest of everything: the record that a reader, a verifier and the next build start from.

export interface Manifest {
  readonly format: 'gristmill manifest 2';
  /** Names the build: equal roots mean equal bytes. */
  readonly root: string;
  readonly key: string;
  readonly source: {readonly objectFormat: string; readonly refs: readonly {readonly name: string; readonly oid: string}[]};
  readonly collections: readonly {readonly name: string; readonly digest: string; readonly rows: number; readonly stubs: Readonly<Record<string, number>>}[];
  /** How shards of texts are written: what they are compressed by, and the version of the tables beside them. Missing: as plain lines alone. */
  readonly output?: OutputEntry;
  /** In the order a reader takes them: files before history, each in its own order. */
  readonly shards: readonly ShardEntry[];
  /** Each with the shards of its tokens. */
  readonly tokenizers: readonly TokenizerEntry[];
  /** In the order of training. Missing without phases. */
  readonly phases?: readonly PhaseEntry[];
  readonly stats: {readonly file: string; readonly sha256: string};
  /** What rules took out. Missing without rules. */
  readonly audit?: {readonly file: string; readonly sha256: string; readonly size: number};
  /** What must be passed on with the files; none for a dataset without files. */
  readonly notice: {readonly file: string; readonly sha256: string} | null;
  /** Files in the dataset by the licence they are under, as SPDX expressions; `unknown` is a class of its own. */
  readonly licences: Readonly<Record<string, number>>;
  /** Of the text shards, as lines. Tokens are those of the texts by the first tokenizer, without ends of documents. */
  readonly totals: {readonly documents: number; readonly samples: number; readonly bytes: number; readonly tokens: number | null};
}

/** What of the dataset a shard belongs to; nothing of one in a dataset that is one part without phases. */
export interface ShardPlace {readonly split?: string; readonly phase?: string}

export interface ShardEntry extends ShardPlace {
  readonly file: string;
  readonly kind: string;
  /** Of the value in the store. */
  readonly digest: string;
  readonly sha256: string;
  readonly size: number;
  readonly documents: number;
  readonly samples: number;
  /** Its lines, where the file has them compressed. */
  readonly lines?: {readonly sha256: string; readonly size: number};
  /** The same as a table. */
  readonly parquet?: {readonly file: string; readonly sha256: string; readonly size: number};
}

export interface OutputEntry {readonly compress?: 'gz' | 'zst'; readonly parquet?: number}

export interface PhaseEntry {
  readonly name: string;
  /** The phase whose last checkpoint it begins with; the first begins with the model. */
  readonly startsFrom: string | null;
  /** Of train, by the first tokenizer, ends of documents included; without one, bytes of its shards are counted. */
  readonly amount: number;
  readonly counted: 'tokens' | 'bytes';
  /** Of all phases, 0 to 1. */
  readonly achievedShare: number;
  /** As it was asked for. */
  readonly statedShare: number | null;
}

export interface TokenizerEntry {
  /** '' for the only one. With several ways of cutting, each has an entry: `unbroken`, or `small.unbroken` of one of several tokenizers. */
  readonly name: string;
  readonly digest: string;
  /** Ids are below this, those of new rows included. */
  readonly vocab: number;
  readonly added: readonly NamedToken[];
  /** How marks are written in its tokens. */
  readonly profile: string;
  /** Beyond its vocabulary, for the profile and for the structure of commits: a model knows nothing of them yet. They are to be added to its embedding, and trained. */
  readonly newRows: readonly NamedToken[];
  /** Ends every document of its shards, and is a part of it; `null` where the tokenizer has none. */
  readonly end: NamedToken | null;
  /** As its configuration names them; no shard has them of itself. */
  readonly begin: NamedToken | null;
  readonly pad: NamedToken | null;
  /** Of its shards, ends of documents included. */
  readonly tokens: number;
  /** How samples became sequences; `null` where each is one. Missing where nothing is said of it. */
  readonly cut?: CutEntry | null;
  /** How full the windows are that its sequences are packed into. Missing where they are not. */
  readonly packing?: {readonly window: number; readonly sections: readonly PackedSection[]};
  /** In the order of the text shards; those of structure are last. */
  readonly shards: readonly TokenShardEntry[];
}

interface CutEntry {readonly tokens: number; readonly overlap: number; readonly sizes?: readonly {readonly tokens: number; readonly share: number}[]}

export interface PackedSection extends ShardPlace {
  readonly kind: string;
  readonly windows: number;
  readonly sequences: number;
  readonly tokens: number;
  /** Of all tokens that the windows could hold, 0 to 1. */
  readonly padding: number;
  /** Those that are longer than a window. */
  readonly cutSamples: number;
}

interface NamedToken {readonly id: number; readonly content: string}

export interface TokenShardEntry extends ShardPlace {
  readonly kind: string;
  /** Of the value in the store; the files are named by it. */
  readonly digest: string;
  readonly documents: number;
  /** A sample is a sequence. */
  readonly sequences: number;
  readonly tokens: number;
  /** Of a shard whose sequences are packed: into how many windows, and how many samples are more than one sequence. */
  readonly packed?: {readonly windows: number; readonly cutSamples: number};
  readonly files: readonly {readonly file: string; readonly sha256: string; readonly size: number}[];
}

export const manifestFile = 'manifest.json';
export const statsFile = 'stats.json';
export const auditFile = 'audit.jsonl';
export const noticeFile = 'NOTICE';
