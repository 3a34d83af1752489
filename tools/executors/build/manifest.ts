// What lies in the output folder, with the digest of everything: the record that a reader, a verifier and the next build start from.

export interface Manifest {
  readonly format: 'gristmill manifest 1';
  /** Names the build: equal roots mean equal bytes. */
  readonly root: string;
  readonly key: string;
  readonly source: {readonly objectFormat: string; readonly refs: readonly {readonly name: string; readonly oid: string}[]};
  readonly tokenizer: {readonly digest: string} | null;
  readonly collections: readonly {readonly name: string; readonly digest: string; readonly rows: number; readonly stubs: Readonly<Record<string, number>>}[];
  /** In the order a reader takes them: files before history, each in its own order. */
  readonly shards: readonly ShardEntry[];
  readonly stats: {readonly file: string; readonly sha256: string};
  /** What must be passed on with the files; none for a dataset without files. */
  readonly notice: {readonly file: string; readonly sha256: string} | null;
  /** Files in the dataset by the licence they are under, as SPDX expressions; `unknown` is a class of its own. */
  readonly licences: Readonly<Record<string, number>>;
  readonly totals: {readonly documents: number; readonly samples: number; readonly bytes: number; readonly tokens: number | null};
}

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
export const noticeFile = 'NOTICE';
