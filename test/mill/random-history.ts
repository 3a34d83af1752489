// Random histories made by git itself: everything that moves a branch, and what a person does to files.
import type {Repo} from '../stages/source/git/rig.ts';
import type {Random} from '../graph/rig/random.ts';

const names = ['a.rs', 'LICENSE', 'b.ts', 'docs/read me.md', 'src/lib.rs', 'src/deep/x.py', 'Cargo.lock', '.gitattributes', 'päth.txt'];

function someText(dice: Random, name: string): string {
  if (name === 'LICENSE') return dice.pick(['SPDX-License-Identifier: MIT\n', 'SPDX-License-Identifier: ISC\n']);
  if (name === '.gitattributes') return dice.pick(['*.ts linguist-generated\n', '*.rs -linguist-vendored\n', '\n']);
  return Array.from({length: dice.int(30)}, () => `${dice.pick(['fn', 'let', '}', '', 'use', 'pub fn f() { g(); } //', 'struct S; //'])} ${dice.int(8)}`).join('\n') + (dice.chance(3) ? '' : '\n');
}

function writeSome(repo: Repo, dice: Random): void {
  for (let left = 1 + dice.int(3); left > 0; left--) {
    const name = dice.pick(names);
    repo.write(name, someText(dice, name));
  }
}

/** One random step; afterwards HEAD may be anywhere, and the work tree is clean. */
export function step(repo: Repo, dice: Random, count: number): string {
  const commits = Number(repo.run('rev-list', '--count', 'HEAD'));
  const what = dice.pick(['commit', 'commit', 'commit', 'amend', 'merge', 'rebase', 'rename', 'delete', 'revert', 'force push', 'branch switch']);
  switch (what) {
    case 'amend':
      repo.run('commit', '--quiet', '--amend', '--allow-empty', '-m', `amended ${count}`);
      return what;
    case 'merge': {
      repo.run('checkout', '--quiet', '-b', `side${count}`);
      writeSome(repo, dice);
      repo.commit(`side ${count}`, '--allow-empty', '--author', dice.pick(['Author <author@example.org>', 'Side <side@example.org>']));
      repo.run('checkout', '--quiet', '-');
      repo.write('main.txt', String(count));
      repo.commit(`main ${count}`);
      repo.run('merge', '--quiet', '--no-ff', '-X', 'ours', '-m', dice.pick([`merge ${count}`, `Merge pull request #${count} from side`, `Side (#${count})`]), `side${count}`);
      return what;
    }
    case 'rebase': {
      if (commits < 3) return step(repo, dice, count);
      repo.run('checkout', '--quiet', '-b', `rebased${count}`, 'HEAD~1');
      repo.write(`only-${count}.txt`, `${count}\n`);
      repo.commit(`to rebase ${count}`);
      repo.run('rebase', '--quiet', '-X', 'theirs', '-');
      return what;
    }
    case 'rename':
    case 'delete': {
      const files = repo.run('-c', 'core.quotePath=false', 'ls-files').split('\n').filter((name) => name !== '');
      const file = dice.pick(files);
      if (file === undefined) return step(repo, dice, count);
      if (what === 'rename') repo.run('mv', file, `moved-${count}.rs`);
      else repo.run('rm', '--quiet', file);
      repo.commit(`${what} ${count}`);
      return what;
    }
    case 'revert':
      if (commits < 2 || repo.run('rev-list', '--parents', '-1', 'HEAD').split(' ').length !== 2) return step(repo, dice, count);
      if (repo.run('diff', '--shortstat', 'HEAD~1', 'HEAD') === '') return step(repo, dice, count); // git refuses to undo nothing
      repo.run('revert', '--no-edit', 'HEAD');
      return what;
    case 'force push':
      if (commits < 4) return step(repo, dice, count);
      repo.run('reset', '--quiet', '--hard', `HEAD~${1 + dice.int(2)}`);
      writeSome(repo, dice);
      repo.commit(`forced ${count}`, '--allow-empty');
      return what;
    case 'branch switch': {
      const branches = repo.run('branch', '--format=%(refname:short)').split('\n');
      repo.run('checkout', '--quiet', dice.pick(branches));
      return what;
    }
    default:
      writeSome(repo, dice);
      repo.commit(dice.pick([`commit ${count}`, `commit (#${count})`, `commit ${count}\n\nCo-authored-by: Side <side@example.org>`]), '--allow-empty');
      return what;
  }
}
