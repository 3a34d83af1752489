// A tokenizer on the Hugging Face Hub: a repository and a revision of it, and where this machine keeps what it has of the Hub.
import {join} from 'node:path';

export interface HubSource {
  readonly kind: 'hub';
  /** `organisation/name`. */
  readonly id: string;
  /** A commit. Of a branch, only what the cache has is taken: nothing that moves is fetched. */
  readonly revision: string;
  /** The Hub's address, or a mirror's. */
  readonly endpoint: string;
  /** Folders in the layout of Hugging Face's own cache, the first to be looked into first. */
  readonly caches: readonly string[];
  /** Of its files, as `digestOfFiles` gives it: another one is refused. */
  readonly pinned?: string | undefined;
  /** Without it nothing is fetched. */
  readonly access?: HubAccess | undefined;
}

export interface HubAccess {
  /** Shown to the Hub's own host and to no other. */
  readonly token?: string | undefined;
  /** For one file, all in all. */
  readonly timeoutMs: number;
}

export function isCommit(revision: string): boolean {
  return /^[0-9a-f]{40}$/.test(revision);
}

export function folderInCache(cache: string, id: string): string {
  return join(cache, `models--${id.replaceAll('/', '--')}`);
}

/** Where files of this revision are looked for first. */
export function placeInCache({id, revision, caches: [first = '']}: HubSource): string {
  return join(folderInCache(first, id), isCommit(revision) ? 'snapshots' : 'refs', revision);
}
