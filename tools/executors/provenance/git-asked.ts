// What git itself has: raw objects and what stands at a path, through processes of their own. Builds read through other code, and so do not vouch for this.
import {hash} from 'node:crypto';
import {runGit, type Git} from '../../../stages/source/git/git-process.ts';

export interface Repository {readonly git: Git; readonly gitDir: string; readonly signal: AbortSignal}

const objectsAtOnce = 256;

/** Those that are there and are what their names promise. */
export async function rawObjects({git, gitDir, signal}: Repository, oids: Iterable<string>): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const wanted = [...new Set(oids)];
  for (let start = 0; start < wanted.length; start += objectsAtOnce) {
    const answer = await runGit(git, ['cat-file', '--batch', '--buffer'], {gitDir, input: wanted.slice(start, start + objectsAtOnce).map((oid) => `${oid}\n`).join('')}, signal);
    for (let at = 0; at < answer.length;) {
      const end = answer.indexOf(10, at);
      const [oid = '', type = '', size] = answer.toString('latin1', at, end).split(' ');
      at = end + 1;
      if (size === undefined) continue;
      const bytes = answer.subarray(at, at + Number(size));
      at += bytes.length + 1;
      if (keepsPromise(oid, type, bytes)) found.set(oid, bytes);
    }
  }
  return found;
}

/** An index of a hostile repository may lie about what a name stands for. */
function keepsPromise(oid: string, type: string, bytes: Buffer): boolean {
  return hash(oid.length === 40 ? 'sha1' : 'sha256', Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`), bytes]), 'hex') === oid;
}

/** The object at `commit:path`; none where there is none, and for a path that no line can carry. */
export async function objectsAt({git, gitDir, signal}: Repository, places: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(places)].filter((place) => !place.includes('\n'));
  if (asked.length === 0) return new Map();
  const answer = (await runGit(git, ['cat-file', '--batch-check=%(objectname)', '--buffer'], {gitDir, input: asked.map((place) => `${place}\n`).join('')}, signal)).toString('utf8');
  const lines = answer.split('\n');
  return new Map(asked.flatMap((place, at) => (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(lines[at] ?? '') ? [[place, lines[at] ?? ''] as const] : [])));
}

/** All objects of a commit's tree, for a name that is not the repository's own. */
export async function objectsOf({git, gitDir, signal}: Repository, commit: string): Promise<ReadonlySet<string>> {
  const listed = (await runGit(git, ['ls-tree', '-r', '-z', '--end-of-options', commit], {gitDir}, signal)).toString('latin1');
  return new Set(Array.from(listed.matchAll(/(?:^|\0)\d+ \w+ ([0-9a-f]+)\t/g), ([, oid = '']) => oid));
}
