// What forges and people do with changes, beside what moves branches: requests that are squashed, merged, rebased or left, picks, reverts, and claims of all kinds.
import type {Repo} from '../stages/source/git/rig.ts';
import type {Random} from '../graph/rig/random.ts';
import {step} from './random-history.ts';

/** One random step; afterwards HEAD may be anywhere, and the work tree is clean. */
export function groupStep(repo: Repo, dice: Random, count: number): string {
  const what = dice.pick(['any', 'any', 'request', 'request', 'squash', 'merge', 'rebase', 'pick', 'revert', 'revert', 'move request', 'drop request', 'claim'] as const);
  const heads = repo.run('for-each-ref', '--format=%(refname)', 'refs/pull').split('\n').filter((name) => name !== '');
  const head = heads.length === 0 ? undefined : dice.pick(heads);
  const number = head?.split('/')[2];
  switch (what) {
    case 'request':
      repo.run('checkout', '--quiet', '-b', `request${count}`);
      for (let left = 1 + dice.int(2); left > 0; left--) {
        repo.write(`request-${dice.int(3)}.txt`, `${count}\n${dice.int(9)}\n`);
        repo.commit(`work ${left}`);
      }
      repo.run('update-ref', `refs/pull/${count + 1}/head`, 'HEAD');
      repo.run('checkout', '--quiet', '-');
      repo.run('branch', '--quiet', '-D', `request${count}`);
      return what;
    case 'squash':
      return head !== undefined && tried(repo, 'reset', 'merge', '--quiet', '--squash', '-X', 'theirs', head) ? committed(repo, dice.pick([`Work (#${number})`, 'Work'])) : step(repo, dice, count);
    case 'merge':
      return head !== undefined && tried(repo, 'merge', 'merge', '--quiet', '--no-ff', '-X', 'theirs', '-m', dice.pick([`Merge pull request #${number} from a/b`, "Merge branch 'work'", 'Merge']), head) ? what : step(repo, dice, count);
    case 'rebase':
      return head !== undefined && tried(repo, 'cherry-pick', 'cherry-pick', '--allow-empty', '-X', 'theirs', `HEAD..${head}`) ? what : step(repo, dice, count);
    case 'pick': {
      const commits = repo.run('rev-list', '--all', '--max-parents=1').split('\n');
      return tried(repo, 'cherry-pick', 'cherry-pick', '--allow-empty', '--keep-redundant-commits', '-X', 'theirs', ...(dice.chance(3) ? [] : ['-x']), dice.pick(commits)) ? what : step(repo, dice, count);
    }
    case 'revert': {
      const commits = repo.run('rev-list', '--max-count=4', '--no-merges', 'HEAD').split('\n');
      return tried(repo, 'revert', 'revert', '--no-edit', '-X', 'theirs', dice.pick(commits)) ? what : step(repo, dice, count);
    }
    case 'move request':
    case 'drop request':
      if (head === undefined) return step(repo, dice, count);
      repo.run('update-ref', ...(what === 'drop request' ? ['-d', head] : [head, 'HEAD']));
      return what;
    case 'claim': {
      const known = dice.pick(repo.run('rev-list', '--all').split('\n'));
      const claim = dice.pick([`This reverts commit ${known.slice(0, 7 + dice.int(34))}.`, `(cherry picked from commit ${'0'.repeat(40)})`, `(cherry picked from commit ${known})`, 'Reverts a/b#1', 'See merge request !1']);
      repo.commit(`${dice.pick(['claim', 'claim (#1)', 'Revert "claim (#1)"'])}\n\n${claim}`);
      return what;
    }
    default:
      return step(repo, dice, count);
  }
}

/** False where git gives up, and all is as it was. */
function tried(repo: Repo, way: 'merge' | 'cherry-pick' | 'revert' | 'reset', ...args: string[]): boolean {
  try {
    repo.run(...args);
    return true;
  } catch {
    try {
      repo.run(...(way === 'reset' ? ['reset', '--quiet', '--hard'] : [way, '--abort']));
    } catch {
      repo.run('reset', '--quiet', '--hard');
    }
    return false;
  }
}

function committed(repo: Repo, message: string): string {
  repo.commit(message);
  return 'squash';
}
