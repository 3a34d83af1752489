// Of a configuration, which files are taken and what is taken out of every text.

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
