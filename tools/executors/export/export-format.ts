// One format that a dataset's history can be exported in: what is built for it, and which files are written from that.
import type {Built} from '../../../graph/build.ts';
import type {Plan} from '../../../graph/graph.ts';
import type {Store} from '../../../graph/store.ts';
import type {Feeds} from '../../../stages/recipe.ts';
import type {Dataset} from '../build/contract.ts';
import type {Source} from '../build/open-source.ts';
import type {TimeSpan} from './time-span.ts';

export interface ExportFormat {
  /** Names that its files may have: no other file is ever removed from the folder. */
  readonly fileName: RegExp;
  plan(dataset: Dataset, feeds: Feeds): Plan | Promise<Plan>;
  /** Asks for change groups, whether the dataset does or not. */
  readonly groups?: boolean;
  /** Asks for what requests changed, likewise. Needs a forge. */
  readonly requests?: boolean;
  /** In the order a reader takes them. */
  files(exported: Exported): Promise<readonly ExportFile[]>;
  /** The collection whose rows are exported, to say which of them could not be had and why. */
  readonly rows: string;
}

export interface Exported {
  readonly dataset: Dataset;
  readonly source: Source;
  readonly store: Store;
  readonly built: Built;
  readonly signal: AbortSignal;
  /** Everything in one file, where the format has several. */
  readonly oneFile: boolean;
  /** Commits of fewer changed lines are left out, where the format has a file for each. */
  readonly minLines: number;
  /** No more samples than so many, where the format has samples. Missing: all. */
  readonly maxSamples?: number | undefined;
  /** No more requests or issues than so many, where the format has them. Missing: all. */
  readonly maxRequests?: number | undefined;
  /** No more commits than so many, the first by date, where the format has commits. Missing: all. */
  readonly maxCommits?: number | undefined;
  /** Only requests and issues that were opened then, where the format has them. */
  readonly opened: TimeSpan;
  /** With the tree that each problem starts from, where the format has problems. */
  readonly trees: boolean;
  /** For the model that rewrites, and for nobody else. */
  readonly rewriteToken?: string | undefined;
  readonly note: (text: string) => void;
}

export interface ExportFile {
  readonly name: string;
  /** Equal keys, equal bytes: a file of a former export with the same name and key is kept. */
  readonly key: string;
  content(): AsyncIterable<Uint8Array>;
  /** What was left out of it, by reason, once its content was taken. Missing: nothing ever is. */
  leftOut?(): Readonly<Record<string, number>>;
}
