// The references of a source, and a bell that rings when they may have moved.
import type {RefList} from '../../../stages/source/git/ref-list.ts';

export interface WatchedSource extends AsyncDisposable {
  /** Read until two readings agree, once they have come to rest. */
  refs(signal: AbortSignal): Promise<Refs>;
}

export interface Refs {
  readonly list: RefList;
  /** Where a shallow clone ends. */
  readonly cut?: string | undefined;
}
