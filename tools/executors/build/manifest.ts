// What lies in the output folder, with the digest of everything: the record that a reader, a verifier and the next build start from.

export interface Manifest {
  readonly format: 'gristmill manifest 1';
  /** Names the build: equal roots mean equal bytes. */
  readonly root: string;
  readonly key: string;
  readonly source: {readonly objectFormat: string; readonly refs: readonly {readonly name: string; readonly oid: string}[]};
  readonly tokenizer: TokenizerEntry | null;
  readonly collections: readonly {readonly name: string; readonly digest: string; readonly rows: number; readonly stubs: Readonly<Record<string, number>>}[];
  /** In the order a reader takes them: files before history, each in its own order. */
  readonly shards: readonly ShardEntry[];
  readonly stats: {readonly file: string; readonly sha256: string};
  readonly totals: {readonly documents: number; readonly samples: number; readonly bytes: number; readonly tokens: number | null};
}

/** What token ids mean: the vocabulary, the profile that wrote its control tokens, and the rows it has beyond the vocabulary's own. */
export interface TokenizerEntry {
  readonly digest: string;
  readonly profile: string;
  /** Of these, a model knows nothing yet: they are to be added to its embedding, and trained. */
  readonly added: readonly AddedRow[];
}

export interface AddedRow {readonly token: string; readonly id: number}

export interface ShardEntry {
  readonly file: string;
  readonly kind: string;
  /** Of the value in the store. */
  readonly digest: string;
  readonly sha256: string;
  readonly size: number;
  readonly documents: number;
  readonly samples: number;
}

export const manifestFile = 'manifest.json';
export const statsFile = 'stats.json';
