// What a build knows of the process that it runs in, and what it tells it meanwhile.
import type {Listener} from '../../../graph/event.ts';
import type {RefList} from '../../../stages/source/git/ref-list.ts';
import type {Warmth} from './warmth.ts';
import type {RemoteAccess} from '../remote/remote-choice.ts';

export type BuildProgress =
  | {readonly kind: 'stage-started'; readonly stage: string; readonly total: number}
  /** Rows since the last event of this stage, not since its start. */
  | {readonly kind: 'stage-advanced'; readonly stage: string; readonly ran: number; readonly reused: number}
  | {readonly kind: 'stage-finished'; readonly stage: string; readonly rows: number}
  | {readonly kind: 'note'; readonly text: string};

/** What the composition may know of the process it runs in. */
export interface Surroundings {
  readonly path: string;
  readonly home: string;
  /** The socket of the user's ssh agent, for ssh addresses the user named. */
  readonly sshAgent?: string;
  /** For the Hub of Hugging Face, and for nobody else. */
  readonly hubToken?: string;
  /** For the model that rewrites, and for nobody else. */
  readonly rewriteToken?: string;
  /** Missing: this process may do nothing with it. */
  readonly remote?: RemoteAccess;
  readonly progress: (event: BuildProgress) => void;
  /** Everything the engine tells, for ledgers. */
  readonly event?: Listener;
  readonly signal: AbortSignal;
  /** Nothing is built upon before it was read: what is lost or damaged, in the store or among the outputs, is made again. */
  readonly distrust?: boolean;
  /** What is left open for the next build of this process. Missing: nothing is. */
  readonly warmth?: Warmth;
  /** The references of a repository on this machine, as two readings that agreed had them a moment ago. Missing: they are read. */
  readonly refs?: RefList;
}
