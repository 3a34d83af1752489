// What every list needs to be asked for: the forge, the log that answers go to, and how to wait.
import type {PageLog} from '../page.ts';
import type {Forge} from './forge.ts';
import type {Patience} from './patience.ts';

export interface Asking {
  readonly forge: Forge;
  readonly log: PageLog;
  /** As `owner/name`, as the forge calls it today. */
  readonly repository: string;
  readonly patience: Patience;
  readonly signal: AbortSignal;
  readonly asked: {requests: number; unchanged: number};
}

/** The headers that a page keeps. */
export function kept(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = ['date', 'etag', 'last-modified', 'link', 'x-github-request-id', 'x-ratelimit-remaining'];
  return Object.fromEntries(names.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])));
}
