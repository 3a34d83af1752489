// What a user writes in dataset.config.ts. This file is imported by every configuration, so it imports nothing.

/** All of it is optional. Paths are relative to the configuration's folder; `~/` is the home folder. */
export interface DatasetConfig {
  /** The repository: a folder, or an address such as `https://…` or `git@host:path`. Default: the configuration's own folder. */
  readonly source?: string | undefined;
  /** Branches, tags or commits whose history is taken; the files are those of the first one. Default: `['HEAD']`. */
  readonly refs?: readonly string[] | undefined;
  /** Where finished work is kept between builds; datasets may share one. Default: `gristmill` in the user's cache folder. */
  readonly store?: string | undefined;
  /** Where the dataset is written. A folder of its own. Default: `./out`. */
  readonly out?: string | undefined;
  /** Default: as many as the machine runs at once. The output is the same with any number. */
  readonly threads?: number | undefined;
  readonly files?: FilesConfig | undefined;
  /** Which licences files may have. Default: any. */
  readonly licences?: LicencesConfig | undefined;
  readonly commits?: CommitsConfig | undefined;
  /**
   * Groups commits with all forms of their change — the merge or squash, cherry-picks, reverts, what a pull request brought — by what git alone
   * tells. Samples of commits then say which group they belong to and why, and which commits they undo or bring back. Default: `false`.
   */
  readonly groups?: boolean | undefined;
  /** Or none. Default: `'o200k_base'`. */
  readonly tokenizer?: TokenizerConfig | 'none' | undefined;
  /** Several, in place of `tokenizer`: each by a name of your own, which its shards bear in the manifest. */
  readonly tokenizers?: Readonly<Record<string, TokenizerConfig>> | undefined;
  /**
   * How the structure of a sample is written in tokens: by the name of a profile, such as `'starcoder2'` or `'qwen2.5-coder'`. Tokens of it
   * that the tokenizer does not have are refused unless `unknownMarks` says to `'add'` rows for them or to write them as `'text'`. Default: `'plain'`.
   */
  readonly profile?: string | ProfileConfig | undefined;
  /**
   * Cuts long samples into sequences of at most `tokens`, where the text breaks deepest: at best before an unindented line behind a blank one. The last
   * `overlap` tokens of a sequence stand again in front of the next, with weight 0, so that each is trained once. Default: none is cut.
   */
  readonly cut?: CutConfig | undefined;
  /** Counts what is declared and called: in the files as they stand, or in their history with what each change did. Default: nothing is outlined. */
  readonly outlines?: 'files' | 'history' | undefined;
  /** Who calls whom in the files as they stand, and which packages they make, counted in the statistics; files are outlined for it. Default: `false`. */
  readonly calls?: boolean | undefined;
  /**
   * Commits as sequences of structure — `<COMMIT_START>`, `<FILE:…>`, `<AUTHOR:…>`, code, `<COMMIT_END>` — in token shards of their own. Their control
   * tokens come from the dataset's history: `gristmill vocab --promote` pins them in `artefacts.lock`. Default: `false`.
   */
  readonly structure?: boolean | StructureConfig | undefined;
  /** Each declaration that a commit changed as a sample: the code before, the subject and the code after, or its part of the patch. Default: `false`. */
  readonly chunks?: boolean | ChunksConfig | undefined;
  readonly shards?: ShardsConfig | undefined;
  /** What to do with a clone that lacks old history: refuse it, or leave out the commits at its edge. Default: `'refuse'`. */
  readonly shallow?: 'refuse' | 'drop-boundary' | undefined;
  /** Takes secrets and personal data out of every text, before it is kept anywhere: all of them, or as said. Default: `false`. */
  readonly clean?: boolean | CleanConfig | undefined;
}

/** Every class is on unless it is `false`. What was taken out is listed in `audit.jsonl`, by a salted hash, never by its value. */
export interface CleanConfig {
  /** Tokens, keys and passwords by their shape and by what they are assigned to. */
  readonly secrets?: boolean | undefined;
  /** Long random texts where nothing else tells what they are. */
  readonly entropy?: boolean | undefined;
  /** What secretlint's recommended rules find on top. */
  readonly secondOpinion?: boolean | undefined;
  /** E-mail addresses, those of authors too, become the same pseudonym wherever they stand. */
  readonly emails?: boolean | undefined;
  /** Names of authors, and those of `people` in any text. Bots keep theirs. */
  readonly names?: boolean | undefined;
  /** Handles of `people` behind an `@`, and the name of whoever it is in the path of a home folder. */
  readonly handles?: boolean | undefined;
  /** IP addresses that somebody owns. */
  readonly addresses?: boolean | undefined;
  /** Telephone numbers. */
  readonly phones?: boolean | undefined;
  /** At least 16 characters, kept secret. Without it, pseudonyms are made of the name of the source, and can be guessed. */
  readonly salt?: string | undefined;
  /** Hashes of findings in `audit.jsonl` that are none. They change with the salt. */
  readonly allow?: readonly string[] | undefined;
  /** Whose names and handles are known, and which spellings are of one person; or paths of a mailmap or list of authors that says so. */
  readonly people?: readonly (string | {readonly names?: readonly string[] | undefined; readonly emails?: readonly string[] | undefined; readonly handles?: readonly string[] | undefined})[] | undefined;
  /** Rules of your own: where the literal stands, the pattern is tried, and its first group, or all of it, is taken out. */
  readonly custom?: readonly {readonly rule: string; readonly literal: string; readonly pattern: string}[] | undefined;
}

export interface FilesConfig {
  /** Globs of paths to take. Default: all. */
  readonly include?: readonly string[] | undefined;
  /** Globs of paths to leave out, even where `include` names them. Default: none. */
  readonly exclude?: readonly string[] | undefined;
  /** Kinds of files that are left out unless named here. Default: `['vendored']`, because GitHub counts `.github/` and test data as vendored. */
  readonly keep?: readonly FileKind[] | undefined;
  /** Leaves out files that StarCoder2 would leave out, and recorded test answers and broken encodings; `keep` lifts single rules. Default: `'none'`. */
  readonly quality?: 'starcoder2' | 'none' | undefined;
  /** Larger files are left out. Default: 1 MiB. */
  readonly maxBytes?: number | undefined;
}

/** What a file may be left out for. The first four hold always, the others with `quality`. */
export type FileKind = 'generated' | 'vendored' | 'minified' | 'lock' | 'many-lines' | 'long-lines' | 'says-generated' | 'few-letters' | 'encoded' | 'data-lines' | 'hidden-text' | 'snapshot' | 'mojibake';

/** Licences by class (`'permissive'`, `'weak-copyleft'`, `'strong-copyleft'`, `'public-domain'`, `'proprietary'`) or by SPDX id. */
export interface LicencesConfig {
  /** Only these. Default: all. */
  readonly allow?: readonly string[] | undefined;
  /** Not these, even where `allow` names them. Default: none. */
  readonly deny?: readonly string[] | undefined;
  /** Files under no licence that we know of. Default: `'drop'` where `allow` is given, else `'keep'`: unknown is not permissive. */
  readonly unknown?: 'drop' | 'keep' | undefined;
}

export interface CommitsConfig {
  /** Merge commits against the first parent, not at all, `'combined'` by what no parent has, or `'remerge'` by what git alone would not have made of them; the last two leave out clean ones. Default: `'first-parent'`. */
  readonly merges?: 'first-parent' | 'skip' | 'combined' | 'remerge' | undefined;
  /** Unchanged lines that patches show around a change, or `'function'` for the whole function that it is in. Default: 3. */
  readonly context?: number | 'function' | undefined;
  /** Files that were renamed, by how alike they must be and how many may be compared, or none. Default: `{similarity: 50, limit: 1000}`. */
  readonly renames?: boolean | RenamesConfig | undefined;
  /** Calls a new file a copy where it is like one that the same commit changes. Default: `false`. */
  readonly copies?: boolean | undefined;
}

export interface RenamesConfig {
  /** In percent. Default: 50. */
  readonly similarity?: number | undefined;
  /** With more than the square of this many pairs, git compares none. Default: 1000. */
  readonly limit?: number | undefined;
}

export interface ChunksConfig {
  /** What a sample shows: both sides, of which the one after is trained on, or the patch. Default: `'sides'`. */
  readonly form?: 'sides' | 'patch' | undefined;
  /** A piece of a patch that is longer is cut into parts, and nothing is left out. Default: 16 KiB. */
  readonly maxBytes?: number | undefined;
}

export interface ProfileConfig {
  readonly name: string;
  readonly unknownMarks?: 'refuse' | 'add' | 'text' | undefined;
}

export interface StructureConfig {
  /** A sequence for each chunk of a commit, or one for the commit with its files in it. Default: `'chunk'`. */
  readonly layout?: 'chunk' | 'commit' | undefined;
  /** Marks around tests; around changed lines. Default: none of the marks. */
  readonly tests?: boolean | undefined;
  readonly changes?: boolean | undefined;
  /** Tokens in the place of line ends, of indentation, of keywords, and of well-known macros. What is read back is the same text. */
  readonly newlines?: boolean | undefined;
  readonly indents?: boolean | undefined;
  readonly keywords?: boolean | undefined;
  readonly macros?: boolean | undefined;
  /** How many names of a kind get a token of their own, the most frequent first. The others are text. */
  readonly contexts?: {readonly [kind in 'BRANCH' | 'FILE' | 'CHANGE' | 'AUTHOR' | 'TIMESTAMP' | 'MODULE']?: number | undefined} | undefined;
  /** An author is a pseudonym, the address, or not shown. Default: `'pseudonym'`. */
  readonly author?: 'pseudonym' | 'email' | 'none' | undefined;
  /** Makes pseudonyms that nobody can check a guess against who does not know it. Default: `''`. */
  readonly salt?: string | undefined;
  /** How exactly a date is shown. Default: `'month'`. */
  readonly timestamp?: 'year' | 'month' | 'day' | 'none' | undefined;
  /** What `<BRANCH:…>` says. Default: `''`, none. */
  readonly branch?: string | undefined;
}

/**
 * An embedded tokenizer by its name; a `tokenizer.json`, or a folder with one and its `tokenizer_config.json`; or one of the
 * Hugging Face Hub, at a commit. The Hub's files are taken from its cache on this machine, else fetched once; `artefacts.lock` pins them.
 * Or a vocabulary learned from this dataset, as it is pinned there.
 */
export type TokenizerConfig = 'o200k_base' | {readonly file: string} | {readonly hub: string; readonly revision: string} | {readonly learned: LearnedTokenizerConfig};

export interface CutConfig {
  /** From 64 on. Those of the overlap are among them. */
  readonly tokens: number;
  /** At most half of `tokens`. Default: 0. */
  readonly overlap?: number | undefined;
}

export interface ShardsConfig {
  /** About how much text goes into one shard; a token shard gets a token for every four bytes of it. Default: 4 MiB, about a million tokens. */
  readonly targetBytes?: number | undefined;
}

/** Learned by `gristmill vocab` and pinned by `gristmill vocab --promote` in `artefacts.lock` beside the configuration; a build takes what is pinned. */
export interface LearnedTokenizerConfig {
  /** Ids in all: 256 bytes, merged tokens and control tokens. */
  readonly size: number;
  /** The family of models whose way of cutting text is taken. Default: `'cl100k'`. */
  readonly pattern?: 'gpt2' | 'cl100k' | 'o200k' | 'llama3' | 'qwen' | undefined;
  /** A pair that occurs less often becomes no token. Default: 2. */
  readonly minFrequency?: number | undefined;
  /** Control tokens, in the order of their ids, which come last. Default: `['<|endoftext|>']`. */
  readonly controls?: readonly string[] | undefined;
  /** What the lock calls it. Default: `'vocabulary'`. */
  readonly name?: string | undefined;
}

/** Gives a configuration its types; it is checked when it is built. */
export function defineDataset(config: DatasetConfig): DatasetConfig {
  return config;
}
