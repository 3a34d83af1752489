// The references of a repository at one moment.
import {runGit, type Git} from './git-process.ts';
import {SourceFailure} from './source-failure.ts';

export interface Ref {readonly name: string; readonly oid: string}

export interface RefList {
  /** `undefined` while HEAD names a branch without commits. */
  readonly head: string | undefined;
  /** By name. Annotated tags are already followed to what they tag. */
  readonly refs: ReadonlyMap<string, string>;
}

const mostReads = 16;

/** Refs are many files and a read of them is no moment: two reads that agree are. */
export async function refList(git: Git, gitDir: string, signal: AbortSignal): Promise<RefList> {
  let before = await read(git, gitDir, signal);
  for (let reads = 2; reads <= mostReads; reads++) {
    const now = await read(git, gitDir, signal);
    if (now.equals(before)) return parseRefs(now.toString('utf8'));
    before = now;
  }
  throw new SourceFailure({kind: 'refs-moving', what: `The references kept moving while they were read ${mostReads} times`, where: gitDir, hint: 'Build again when the repository is quiet'});
}

/** Ends with 1 and prints nothing when there are no refs at all. */
async function read(git: Git, gitDir: string, signal: AbortSignal): Promise<Buffer> {
  return await runGit(git, ['show-ref', '--head', '--dereference'], {gitDir, answers: [1]}, signal);
}

/** Lines of `git show-ref`, or of `git ls-remote`. */
export function parseRefs(listing: string): RefList {
  const refs = new Map<string, string>();
  for (const line of listing.split('\n')) {
    const space = line.search(/[ \t]/);
    // `<tag>^{}` follows its tag and takes its place.
    if (space > 0) refs.set(line.slice(space + 1).replace(/\^\{\}$/, ''), line.slice(0, space));
  }
  const head = refs.get('HEAD');
  refs.delete('HEAD');
  return {head, refs};
}
