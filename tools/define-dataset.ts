// What a user writes in dataset.config.ts. This file is imported by every configuration, so it imports nothing but types, which Node does not load.
import type {CardConfig} from './dataset-config/card-config.ts';
import type {ExportConfig} from './dataset-config/export-config.ts';
import type {GithubConfig} from './dataset-config/forge-config.ts';
import type {CallsConfig, CommitsConfig, ChunksConfig, IdentifiersConfig} from './dataset-config/history-config.ts';
import type {ProductConfig} from './dataset-config/product-config.ts';
import type {PhaseConfig} from './dataset-config/phase-config.ts';
import type {SplitConfig} from './dataset-config/split-config.ts';
import type {RemoteConfig} from './dataset-config/remote-config.ts';
import type {RepetitionConfig} from './dataset-config/repetition-config.ts';
import type {DuplicatesConfig} from './dataset-config/duplicates-config.ts';
import type {CleanConfig, FilesConfig, LicencesConfig} from './dataset-config/text-config.ts';
import type {TrainConfig} from './dataset-config/train-config.ts';
import type {CutConfig, ProfileConfig, ShardsConfig, StructureConfig, TokenizerConfig} from './dataset-config/token-config.ts';
import type {PresetName} from './executors/config/presets/presets.ts';

/** All of it is optional. Paths are relative to the configuration's folder; `~/` is the home folder. */
export interface DatasetConfig {
  /**
   * A whole configuration by its name, upon which the others are laid: what is said beside it stands in its place, a section key by key. `gristmill init
   * --preset NAME` shows what one says. Default: none.
   */
  readonly preset?: PresetName | undefined;
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
  /** How commits are compared and what becomes of them; `false` reads no history at all, only the files. */
  readonly commits?: CommitsConfig | false | undefined;
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
  /** Several ways of cutting by names of your own, `'none'` for whole samples. Each has token shards of its own; samples are tokenized once for all of them. */
  readonly cuts?: Readonly<Record<string, CutConfig | 'none'>> | undefined;
  /** Counts what is declared and called: in the files as they stand, or in their history with what each change did. Default: nothing is outlined. */
  readonly outlines?: 'files' | 'history' | undefined;
  /**
   * Who calls whom in the files as they stand, and which packages they make, counted in the statistics; files are outlined for it. With a `graph`, samples
   * of files have their calls and callers `'beside'` the text, or `'before'` it as lines that are not trained on, too. Default: `false`.
   */
  readonly calls?: boolean | CallsConfig | undefined;
  /**
   * Commits as sequences of structure — `<COMMIT_START>`, `<FILE:…>`, `<AUTHOR:…>`, code, `<COMMIT_END>` — in token shards of their own. Their control
   * tokens come from the dataset's history: `gristmill vocab --promote` pins them in `artefacts.lock`. Default: `false`.
   */
  readonly structure?: boolean | StructureConfig | undefined;
  /** Each declaration that a commit changed as a sample: the code before, the subject and the code after, or its part of the patch. Default: `false`. */
  readonly chunks?: boolean | ChunksConfig | undefined;
  /**
   * Requests and issues with all that was said about them, from the forge that the source is on, or as said. `gristmill sync` mirrors them into
   * the store, and a build does so first unless it is told `--offline`. Default: `false`.
   */
  readonly github?: boolean | GithubConfig | undefined;
  /** What a commit says as a question, and which functions, types and the like it adds, removes and changes in which files as the answer. Default: `false`. */
  readonly identifiers?: boolean | IdentifiersConfig | undefined;
  /** Each file with each of its tests, told by names, places and calls, as a sample; tests in the file itself are taken out of its code. Default: `false`. */
  readonly testPairs?: boolean | undefined;
  /** What the dataset would have more than once, it has once: of equal and of nearly equal texts of one kind the first stays. Default: `false`. */
  readonly duplicates?: boolean | DuplicatesConfig | undefined;
  /**
   * Counts how often each byte of the sources is trained, over all kinds: a squash, its request and the files that came of it show the same lines. With
   * `most`, no byte is trained more often. Default: `false`.
   */
  readonly repetition?: boolean | RepetitionConfig | undefined;
  /**
   * Counts documents, lines, tokens and how long sequences are by language, month, part and phase, and what the history comes to, in `stats.json`.
   * Default: `false`, by kind alone.
   */
  readonly statistics?: boolean | undefined;
  /**
   * Each change as a sample of what it was asked for by — a request's text, a commit's — and the plan that answers it: layers, kinds of change,
   * identifiers. Groups commits for it. `gristmill export merged-dataset` goes by these rules, too. Default: `false`.
   */
  readonly product?: boolean | ProductConfig | undefined;
  readonly shards?: ShardsConfig | undefined;
  /**
   * Parts the dataset into train, val and test, each with shards of its own. A change group is on one side, with all forms of its change. By time, the
   * cuts are pinned: `gristmill roll --promote`. Commits are grouped for it. Default: `false`, one part.
   */
  readonly split?: boolean | SplitConfig | undefined;
  /**
   * Orders the documents for training, each phase with shards of its own: as the seed does, or by rules over whole documents. Default: none, the order
   * of kinds and of dates.
   */
  readonly phases?: 'seed' | readonly PhaseConfig[] | undefined;
  /**
   * Writes a card beside the dataset, README.md: a data sheet whose every number names the query that gives it, and the front matter by which
   * `datasets.load_dataset` reads each phase and part. Default: `false`.
   */
  readonly card?: boolean | CardConfig | undefined;
  /** Writes report.html beside the dataset: its numbers, and those of `statistics`, as pictures and tables on one page that asks nobody for anything. Default: `false`. */
  readonly report?: boolean | undefined;
  /** What to do with a clone that lacks old history: refuse it, or leave out the commits at its edge. Default: `'refuse'`. */
  readonly shallow?: 'refuse' | 'drop-boundary' | undefined;
  /** Files as they lie in the work tree, committed or not, in place of those of HEAD. What is ignored stays out. Default: `false`. */
  readonly uncommitted?: boolean | undefined;
  /**
   * What `gristmill export` writes when it is given no format: steps by names of your own, one after the other, each with its formats and its folder.
   * `gristmill export NAME` writes one of them; `false` takes one of a preset away. Default: none.
   */
  readonly exports?: Readonly<Record<string, ExportConfig | false>> | undefined;
  /**
   * What a dataset must have pinned and nothing is pinned of yet — cuts of a split, a learned vocabulary, tokens of structure — the first build pins, as
   * `gristmill roll --promote` and `gristmill vocab --promote` do. What is pinned stays. Default: `false`.
   */
  readonly pinFirst?: boolean | undefined;
  /** Takes secrets and personal data out of every text, before it is kept anywhere: all of them, or as said. Default: `false`. */
  readonly clean?: boolean | CleanConfig | undefined;
  /**
   * How `gristmill train` trains a model on the dataset, which a build has nothing to do with: `'seed'` for the seed's three phases, or in your own words, of which `preset` may be one.
   * Default: a small model from scratch.
   */
  readonly train?: 'seed' | TrainConfig | undefined;
  /**
   * Where builds are shared with other machines, so that each is made once: an address, or `{url, name, head, trust, keys}`. It changes no byte of the outputs, and
   * a build that cannot reach it is made here. Default: none.
   */
  readonly remote?: string | RemoteConfig | undefined;
}

/** Gives a configuration its types; it is checked when it is built. */
export function defineDataset(config: DatasetConfig): DatasetConfig {
  return config;
}
