// What a build is asked for, what it tells while it runs, and what it answers: the seam between commands and the composition.
import type {DescribedChoice} from '../card/card-choice.ts';
import type {RewriteChoice} from '../export/rewrite/rewrite-choice.ts';
import type {FileKind} from '../../dataset-config/text-config.ts';
import type {CleanRules} from '../../../stages/clean/clean-rules.ts';
import type {Benchmarks} from '../../../stages/dataset/duplicates/benchmarks/benchmarks.ts';
import type {DuplicateRules} from '../../../stages/dataset/duplicates/duplicate-rules.ts';
import type {UserPrompt} from '../../../stages/format/product/user-prompts.ts';
import type {ForgetRules} from '../../../stages/forget/forget-rules.ts';
import type {ProductRules} from '../../../stages/product/product-rules.ts';
import type {DiscussionRules} from '../../../stages/sample/discussion/discussion-rules.ts';
import type {DiscussedRecipe} from '../../../stages/sample/discussion/discussed-samples.ts';
import type {Phase} from '../../../stages/dataset/phases/phase-rules.ts';
import type {RepetitionRules} from '../../../stages/dataset/repetition/repetition-rules.ts';
import type {NamedCut} from '../../../stages/tokenize/named-cut.ts';
import type {CommitChoice} from './commit-choice.ts';
import type {TrainChoice} from '../train/train-choice.ts';
import type {RemoteChoice} from '../remote/remote-choice.ts';
import type {ExportStep} from './export-step.ts';
import type {TokenizerChoice} from './tokenizer-choice.ts';
import type {SplitChoice} from './split-choice.ts';
import type {ProfileChoice} from '../../../stages/tokenize/profiles/profile-choice.ts';
import type {SequenceRules} from '../../../stages/tokenize/structural/chunk-items.ts';
import type {ChunkRules} from '../../../stages/tokenize/structural/commit-chunks.ts';
import type {ContextCaps} from '../../../stages/tokenize/structural/context-vocabulary.ts';
import type {BuildReport} from './build-report.ts';
import type {Surroundings} from './surroundings.ts';

/** `parquet`: beside the lines, each shard as a table. */
export interface OutputChoice {readonly compress?: 'gz' | 'zst'; readonly parquet?: true}

/** A validated configuration: every default filled in, every path absolute. */
export interface Dataset extends DescribedChoice {
  /** A folder on this machine, or an address git can fetch from. */
  readonly source: string;
  /** The first one is the snapshot whose files are taken. */
  readonly refs: readonly string[];
  readonly store: string;
  readonly out: string;
  /** Names what is built: builds of one target build upon each other. */
  readonly target: string;
  readonly threads: number;
  readonly files: FileChoice;
  /** None takes any. */
  readonly licences?: LicenceChoice;
  readonly commits: CommitChoice;
  readonly tokenizer: TokenizerChoice;
  readonly profile: ProfileChoice;
  /** The ways in which samples become sequences: each has token shards of its own. Missing: each sample is one. */
  readonly cuts?: readonly NamedCut[] | undefined;
  /** What is declared in the files, with `history` what every change did to it, with `calls` who calls whom, which `graph` shows in samples of files. Missing: nothing is outlined. */
  readonly outlines?: {readonly history: boolean; readonly calls?: boolean; readonly graph?: 'before' | 'beside'} | undefined;
  /** Commits as sequences of structure, beside the samples. None unless it is asked for. */
  readonly structure?: StructureChoice | undefined;
  /** Declarations that commits changed, as samples. Missing: none are made. */
  readonly chunks?: ChunkChoice | undefined;
  /** What commits did to names, as plans. Missing: none are made. */
  readonly identifiers?: {readonly minLines: number} | undefined;
  /** Commits with all forms of their change: which group each belongs to. Missing: they are not asked. */
  readonly groups?: boolean | undefined;
  /** What its forge knows of requests and issues. Missing: nobody is asked. */
  readonly forge?: ForgeChoice | undefined;
  /** Files with their tests, as samples. Missing: none are made. */
  readonly testPairs?: boolean | undefined;
  /** What becomes of texts that are there more than once. Missing: they stay. */
  readonly duplicates?: DuplicateRules | undefined;
  /** The lists that these rules name by their digest. */
  readonly benchmarks?: Benchmarks | undefined;
  /** How often bytes of the sources are trained. Missing: nobody counts. */
  readonly repetition?: RepetitionRules | undefined;
  /** Tables by language, month, part and phase, and of the history. Missing: by kind alone. */
  readonly statistics?: boolean | undefined;
  /** How changes become samples of product and plan. Missing: only in exports, by the usual rules. */
  readonly product?: ProductChoice | undefined;
  /** An export asks what requests changed, whether the dataset makes samples of them or not. */
  readonly requests?: boolean | undefined;
  /** Files of problems that an export asks about. */
  readonly problems?: readonly string[] | undefined;
  readonly shards: {readonly targetBytes: number};
  /** How shards of texts are written. Missing: as plain lines, and as nothing else. */
  readonly output?: OutputChoice | undefined;
  /** Into which parts it falls. Missing: it is one. */
  readonly split?: SplitChoice | undefined;
  /** In which order a model learns from documents, and how often. Missing: by kind and date. */
  readonly phases?: readonly Phase[] | undefined;
  /** What is exported when no format is named. Missing: nothing. */
  readonly exports?: readonly ExportStep[] | undefined;
  /** Whether a build pins what must be pinned and is not yet. Missing: it says so and fails. */
  readonly pinFirst?: boolean | undefined;
  readonly shallow: 'refuse' | 'drop-boundary';
  /** Files are those of the work tree. Missing: of the commit. */
  readonly uncommitted?: boolean | undefined;
  /** What is taken out of texts. Missing: nothing is. */
  readonly clean?: CleanChoice | undefined;
  /** Where its builds are shared with other machines. Missing: nowhere. It changes no byte of the outputs. */
  readonly remote?: RemoteChoice | undefined;
  /** What must not be in it any more, by the rules beside the configuration. Missing where there are none. */
  readonly forget?: ForgetRules | undefined;
  /** How a model is trained on it. A build has nothing to do with it. */
  readonly train?: TrainChoice | undefined;
}

export interface ForgeChoice {
  /** Nobody knows which repository it is, so nobody is asked, and git alone tells. Missing: it is known. */
  readonly unknown?: true | undefined;
  /** The root of its interface, without a slash at the end. */
  readonly api: string;
  /** As `owner/name`. */
  readonly repository: string;
  /** A variable of the environment that holds the token, before the usual ones. */
  readonly tokenEnv?: string | undefined;
  /** What samples its requests and issues make. Missing: none. */
  readonly discussed?: DiscussedRecipe | undefined;
  /** How exports make them, whatever the dataset does. Missing: by the usual rules. */
  readonly rules?: DiscussionRules | undefined;
}

/** `guessable`: the salt is made of what anybody may know of the dataset, so pseudonyms can be traced back by trying addresses. */
export interface CleanChoice {readonly rules: CleanRules; readonly guessable: boolean}

/** `rules`: those that stand in the place of the usual ones. `user`: how questions are put in chats. */
export interface ProductChoice {readonly rules: Partial<ProductRules>; readonly user: UserPrompt; readonly rewrite?: RewriteChoice | undefined; /** Paths of files in the form of SWE-bench. */ readonly problems?: readonly string[] | undefined}

export interface FileChoice {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly keep: readonly FileKind[];
  readonly maxBytes: number;
  readonly quality?: 'starcoder2';
}

export interface ChunkChoice {readonly form: 'sides' | 'patch'; readonly maxBytes: number; readonly contextBytes?: number}

export interface LicenceChoice {
  readonly allow: readonly string[];
  readonly deny: readonly string[];
  readonly unknown: 'drop' | 'keep';
}

/** Its control tokens are made from the dataset's own history once, and used as they are pinned beside the configuration. */
export interface StructureChoice {
  readonly configFile: string;
  /** Where the lock lies. */
  readonly folder: string;
  readonly chunks: ChunkRules;
  readonly sequences: SequenceRules;
  /** How many contexts of a kind get a token of their own; the others are text. */
  readonly caps: ContextCaps;
}

/** Throws failures that say what went wrong in `message` and, where there is something to do, what in `hint`. */
export type BuildDataset = (dataset: Dataset, surroundings: Surroundings) => Promise<BuildReport>;
