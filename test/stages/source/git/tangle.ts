// A history with everything a commit can be, and the feed over it: what the tests of the commit feed share.
import {join} from 'node:path';
import {cpSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {commitFeed} from '../../../../stages/source/git/commit-feed.ts';
import {openMirror, type Mirror} from '../../../../stages/source/git/mirror.ts';
import {snapshot} from '../../../../stages/source/git/snapshot.ts';
import {commitOf, never, repoAt, type Bench, type Repo} from './rig.ts';

export async function mirrorOf({git, repo, mirrorDir}: Bench, shallow: 'refuse' | 'drop-boundary' = 'refuse'): Promise<Mirror> {
  return await openMirror(git, {source: repo.dir, dir: mirrorDir, shallow}, never);
}

export async function feedOf(rig: Bench, patterns: readonly string[] = ['refs/*'], merges: 'first-parent' | 'skip' = 'first-parent') {
  const mirror = await mirrorOf(rig);
  const {selected} = await snapshot(rig.git, mirror, patterns, never);
  return commitFeed(rig.git, {mirror, tips: selected.map(({oid}) => oid), merges});
}

/** A change as `git log --raw` prints it. */
export function raw({changes}: ReturnType<typeof commitOf>): string {
  const none = '0'.repeat(40);
  return changes.map((change) => `:${change.oldMode} ${change.newMode} ${change.before ?? none} ${change.after ?? none} ${change.status}${change.score === undefined ? '' : String(change.score).padStart(3, '0')}\t${change.oldPath === undefined ? '' : `${change.oldPath}\t`}${change.path}`).join('\n');
}

/** Made once a file of tests; they get copies, since git takes its time. */
let template: string | undefined;

/** For the end of every file that tangles. */
export function dropTangle(): void {
  if (template !== undefined) rmSync(template, {recursive: true, force: true});
}

/** Two roots, a rename, an empty commit, a merge, an octopus, a mode change. */
export function tangle({repo, git}: Bench): void {
  if (template === undefined) {
    template = mkdtempSync(join(tmpdir(), 'gristmill-tangle-'));
    const made = repoAt(template, git.home);
    made.run('init', '--quiet', '--initial-branch=main', '.');
    grow(made);
  }
  cpSync(template, repo.dir, {recursive: true, force: true});
}

function grow(repo: Repo): void {
  repo.write('a', 'one\ntwo\nthree\nfour\nfive\n');
  repo.write('dir/b', 'b');
  repo.commit('root');
  for (const branch of ['x', 'y', 'z']) {
    repo.run('checkout', '--quiet', '-b', branch, 'main');
    repo.write(branch, branch);
    repo.commit(`on ${branch}`);
  }
  repo.run('checkout', '--quiet', 'main');
  repo.run('mv', 'a', 'renamed');
  repo.write('renamed', 'one\ntwo\nthree\nfour\nsix\n');
  repo.commit('rename');
  repo.commit('empty');
  repo.run('merge', '--quiet', '-m', 'merge', 'x');
  repo.run('merge', '--quiet', '-m', 'octopus', 'y', 'z');
  repo.run('checkout', '--quiet', '--orphan', 'second');
  repo.commit('second root');
  repo.run('checkout', '--quiet', 'main');
  repo.run('merge', '--quiet', '--allow-unrelated-histories', '-m', 'join', 'second');
  repo.run('update-index', '--chmod=+x', 'dir/b');
  repo.run('commit', '--quiet', '-m', 'mode');
}
