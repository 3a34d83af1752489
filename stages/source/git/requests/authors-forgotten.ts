// Requests with a commit that is forgotten: by whom it is, or by its own name. Commits are read only where there are such rules.
import {forgetter} from '../../../forget/forgetter.ts';
import type {ForgetRules} from '../../../forget/forget-rules.ts';
import {parseCommit} from '../commit-object.ts';
import type {Git} from '../git-process.ts';
import {objectBytes} from '../object-bytes.ts';
import {objectReader} from '../object-reader.ts';
import type {Surveyed} from './survey-requests.ts';

export interface Looking {readonly gitDir: string; readonly surveyed: readonly Surveyed[]; readonly forget: ForgetRules | undefined}

/** Reasons by the number of the request. One whose commits are not known is taken by what it was merged as. */
export async function authorsForgotten(git: Git, {gitDir, surveyed, forget}: Looking, signal: AbortSignal): Promise<ReadonlyMap<number, string>> {
  const found = new Map<number, string>();
  if (forget === undefined || forget.authors.length + forget.commits.length === 0) return found;
  const {commit: forgotten} = forgetter(forget);
  const reader = objectReader(git, {gitDir});
  try {
    for (const one of surveyed) {
      if (!('change' in one)) continue;
      const {commits, head, merged} = one.change;
      const oids = [...new Set([...commits, head, merged])].filter((oid) => oid !== '');
      const objects = await reader.read(oids, signal);
      const all = objects.flatMap((object, at) => {
        const bytes = objectBytes(object, 'commit');
        return bytes === undefined ? [] : [{...parseCommit(bytes), oid: oids[at] ?? ''}];
      });
      const [reason] = all.flatMap((commit) => forgotten(commit) ?? []);
      if (reason !== undefined) found.set(one.number, reason);
    }
  } finally {
    await reader.close();
  }
  return found;
}
