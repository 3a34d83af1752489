// What a bench found out: where, on what, and every run. This is the line that is kept.
import type {Judged} from './bars.ts';
import type {Run} from './run.ts';

export interface Outcome {
  /** What the repository is called, never where it lies. */
  readonly repository: string;
  readonly oid: string;
  readonly commits: number;
  readonly commitsWithoutMerges: number;
  readonly files: number;
  readonly command: string;
  readonly date: string;
  /** The commit of gristmill that was measured, with a plus when its tree had changes. */
  readonly gristmill: string;
  readonly node: string;
  readonly git: string;
  readonly cpu: string;
  readonly cores: number;
  /** How many processes wanted a core, before and after: what the bench itself wants is in the second. */
  readonly load: {readonly before: number; readonly after: number};
  readonly runs: Readonly<Record<string, readonly Run[]>>;
  readonly bars: readonly Judged[];
}
