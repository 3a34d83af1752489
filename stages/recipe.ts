// What a dataset is made by: the feeds it is fed from, and what is asked for.
import type {Feed} from '../graph/feed.ts';
import type {Digest} from '../graph/value/digest.ts';
import type {Context} from './change/diff/context.ts';
import type {GroupFeeds} from './change/groups/change-groups.ts';
import type {ChunkRecipe} from './chunk/chunk-collections.ts';
import type {FormRecipe} from './commit-forms/formed-commits.ts';
import type {DuplicateRules} from './dataset/duplicates/duplicate-rules.ts';
import type {Phase} from './dataset/phases/phase-rules.ts';
import type {RepetitionRules} from './dataset/repetition/repetition-rules.ts';
import type {EachTree} from './dataset/split/of-its-tree.ts';
import type {SplitRules} from './dataset/split/split-rules.ts';
import type {IdentifierRecipe} from './identifiers/identifier-samples.ts';
import type {LicenceRules} from './parse/licence/licence-filter.ts';
import type {ProductRules} from './product/product-rules.ts';
import type {CommitRules} from './sample/commit-sample.ts';
import type {DiscussedRecipe} from './sample/discussion/discussed-samples.ts';
import type {FileRules} from './sample/file-sample.ts';
import type {GraphRules} from './sample/graph/graphed-file.ts';
import type {PatternFamily} from './tokenize/learn/pattern-family.ts';
import type {NamedCut} from './tokenize/named-cut.ts';
import type {ProfileChoice} from './tokenize/profiles/profile-choice.ts';
import type {StructureRecipe} from './tokenize/structural/structural-collections.ts';

/** Those of change groups, of discussions and of the trees of a split are there where they are asked for. */
export interface Feeds {readonly files: Feed; readonly commits: Feed; readonly groups?: GroupFeeds; readonly items?: Feed; readonly templates?: Feed; readonly requests?: Feed; readonly trees?: EachTree<Feed>; /** Only of exports. */ readonly problems?: Feed}
export interface Recipe {
  readonly files: FileRules;
  readonly commits: CommitRules;
  /** What patches show around a change. */
  readonly context?: Context | undefined;
  /** None takes files under any licence. */
  readonly licences?: LicenceRules;
  readonly tokenizers: readonly PlannedTokenizer[];
  /** How marks are written in tokens. */
  readonly profile: ProfileChoice;
  /** The ways in which samples become sequences. None keeps each whole. */
  readonly cuts?: readonly NamedCut[];
  /** Commits in other forms than a message with its patch, and long ones in parts. */
  readonly forms?: FormRecipe;
  /** What commits did to names, as plans. */
  readonly identifiers?: IdentifierRecipe;
  /** With the change group of each commit. */
  readonly groups?: boolean;
  /** What a forge knows of discussions. */
  readonly items?: boolean;
  /** What that forge calls the repository, as `owner/name`: references to others are of others. */
  readonly repository?: string;
  /** Requests and issues as samples. Asks for what a forge knows. */
  readonly discussed?: DiscussedRecipe;
  /** Commits as sequences of structure, beside the samples. */
  readonly structure?: StructureRecipe;
  /** Declarations that commits changed, as samples. */
  readonly chunks?: ChunkRecipe;
  /** What changes were asked for by and the plans that answer it, by these rules in the place of the usual ones. Asks for groups. */
  readonly product?: Partial<ProductRules>;
  /** What is declared: in the tree, with its history what every change did to it, with calls who calls whom, which `graph` shows in samples of files. None outlines nothing. */
  readonly outlines?: {readonly history: boolean; readonly calls?: boolean; readonly graph?: GraphRules['graph']};
  /** The tag of the rules that texts are cleaned by. Missing without rules. */
  readonly clean?: string;
  /** What rules leave out on the way. Missing where there are none. */
  readonly forget?: {readonly licences: readonly string[]; readonly patches: boolean} | undefined;
  /** Which part each document belongs to. Needs groups. None leaves the dataset whole. */
  readonly split?: SplitRules;
  /** Files with their tests, as samples. Files are outlined and asked for their calls. */
  readonly testPairs?: boolean;
  /** In which order a model learns from documents, and how often. None leaves them in the order of their kinds. */
  readonly phases?: readonly Phase[];
  /** What becomes of texts that are there more than once. Missing: they stay. */
  readonly duplicates?: DuplicateRules | undefined;
  /** How often bytes of sources are trained, over all kinds. Missing: nobody counts. */
  readonly repetition?: RepetitionRules | undefined;
  /** Tables of documents, tokens and their lengths by language, month, part and phase, and of the history. */
  readonly statistics?: boolean;
  /** Bytes of text in a shard, about. */
  readonly shardBytes: number;
  /** In place of a dataset, what a vocabulary is learned from. Kept out of datasets: one that is pinned costs a build nothing. */
  readonly vocabulary?: {readonly pattern: PatternFamily};
}

export interface PlannedTokenizer {
  /** What its collections are called after their kind; '' where it is the only one. */
  readonly name: string;
  readonly digest: Digest;
  /** The id of the control token that ends a document. */
  readonly end: number | null;
}
