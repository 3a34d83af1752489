// What an operator works with during one build.
import type {Listener} from '../event.ts';
import type {Chunks} from '../merkle/chunks.ts';
import type {Store} from '../store.ts';
import type {Digest} from '../value/digest.ts';
import type {Flights} from './flights.ts';
import type {Pool} from './job.ts';
import type {Part} from './part.ts';

export interface Context {
  readonly store: Store;
  readonly chunks: Chunks;
  readonly pool: Pool;
  /** Digests of what the threads load by name. */
  readonly resources: ReadonlyMap<string, Digest>;
  /** Something the store answered for turned out to be gone: from then on an answer counts only if its value can be read. */
  readonly suspicious: boolean;
  readonly signal: AbortSignal;
  readonly emit: Listener;
  /** Where several collections ask the same of a shared task. Missing: each asks for itself. */
  readonly flights?: Flights;
  /** Where several machines make one build: what of it is made here. */
  readonly part?: Pick<Part, 'own'>;
}
