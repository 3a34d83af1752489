// Every version of a file that some commit made or replaced: what a differ has to read, whoever writes it.
import {runGit, type Git} from '../stages/source/git/git-process.ts';

/** Names in the order of their paths: versions of a file lie together, which is the order in which git reads them fastest. */
export async function changedBlobs(git: Git, gitDir: string, signal: AbortSignal): Promise<readonly string[]> {
  const log = (await runGit(git, ['log', '--raw', '-M', '--no-merges', '--no-abbrev', '--format=', 'HEAD'], {gitDir}, signal)).toString();
  const pathOf = new Map<string, string>();
  for (const [, oldMode, newMode, before = '', after = '', path = ''] of log.matchAll(/^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) \w+\t(?:.*\t)?(.*)$/gm)) {
    if (before === after || oldMode === submodule || newMode === submodule) continue;
    for (const oid of [before, after]) if (!/^0+$/.test(oid) && !pathOf.has(oid)) pathOf.set(oid, path);
  }
  return [...pathOf].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([oid]) => oid);
}

const submodule = '160000';
