// What people, tools and git itself do to a repository, at random: each leaves no operation under way.
import {existsSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import type {Random} from '../../graph/rig/random.ts';
import {repoAt, type Repo} from '../../stages/source/git/rig.ts';

export interface Operation {
  readonly name: string;
  /** How often what HEAD stands at may be seen to move by it. */
  readonly moves: number;
  run(): void;
}

export interface Playground {
  readonly repo: Repo;
  readonly dice: Random;
  /** Another clone, which is fetched from. */
  readonly other: Repo;
  readonly root: string;
  /** Of a fetch of many references. */
  readonly many: number;
}

export function playground(repo: Repo, dice: Random, {root, many}: Pick<Playground, 'root' | 'many'>): Playground {
  repo.write('a.rs', 'fn main() {}\n');
  repo.commit('One');
  const other = repoAt(join(root, 'other'), root);
  other.run('clone', '--quiet', repo.dir, '.');
  repo.run('remote', 'add', 'other', other.dir);
  return {repo, dice, other, root, many};
}

const names = ['a.rs', 'b.md', 'deep/c.ts', 'deep/er/d.py'];

export function operations({repo, dice, other, root, many}: Playground, count: number): readonly Operation[] {
  const write = () => repo.write(dice.pick(names), `${dice.int(1000)} ${count}\n`);
  const tree = join(root, 'tree');
  const branches = () => repo.run('for-each-ref', '--format=%(refname:short)', 'refs/heads').split('\n');
  const current = () => repo.run('rev-parse', '--abbrev-ref', 'HEAD');
  const quietly = (...args: string[]) => {
    try {
      return repo.run(...args);
    } catch {
      // What git refuses moves nothing that a watch could miss.
      return '';
    }
  };
  return [
    {name: 'commit', moves: 1, run: () => (write(), repo.commit(`commit ${count}`))},
    {name: 'many commits', moves: 4, run: () => [1, 2, 3, 4].forEach((n) => (write(), repo.commit(`commit ${count}.${n}`)))},
    {name: 'amend', moves: 1, run: () => quietly('commit', '--quiet', '--amend', '--allow-empty', '-m', `amended ${count}`)},
    {name: 'force back', moves: 1, run: () => quietly('reset', '--quiet', '--hard', 'HEAD~1')},
    {name: 'new branch', moves: 0, run: () => repo.run('branch', `${dice.pick(['x', 'y/z', 'p/q/r'])}/${count}`)},
    {name: 'switch', moves: 1, run: () => quietly('checkout', '--quiet', dice.pick(branches()))},
    {name: 'detach', moves: 1, run: () => quietly('checkout', '--quiet', '--detach', 'HEAD~1')},
    {name: 'delete a branch', moves: 0, run: () => branches().filter((name) => name !== current() && name !== 'main').slice(0, 1).forEach((name) => quietly('branch', '-D', name))},
    {name: 'tag', moves: 0, run: () => repo.run('tag', `t${count}`)},
    {name: 'annotated tag', moves: 0, run: () => repo.run('tag', '-a', '-m', 'text', `a${count}`)},
    {name: 'pack-refs', moves: 0, run: () => repo.run('pack-refs', '--all')},
    {name: 'gc', moves: 0, run: () => repo.run('gc', '--quiet', dice.pick(['--prune=now', '--auto', '--no-prune']))},
    {name: 'repack', moves: 0, run: () => repo.run('repack', '-a', '-d', '-q')},
    {name: 'status', moves: 0, run: () => repo.run('status')},
    {name: 'stash', moves: 0, run: () => (repo.write('a.rs', `stashed ${count}\n`), quietly('stash', 'push', '--quiet'), quietly('stash', 'drop', '--quiet'))},
    {name: 'worktree', moves: 0, run: () => {
      if (existsSync(tree)) return void repo.run('worktree', 'remove', '--force', tree);
      repo.run('worktree', 'add', '--quiet', '--detach', tree);
      // What moves in it moves there alone.
      repoAt(tree, root).run('commit', '--quiet', '--allow-empty', '-m', `elsewhere ${count}`);
    }},
    {name: 'fetch', moves: 0, run: () => {
      other.write('other.txt', `${count}\n`);
      other.commit(`other ${count}`);
      repo.run('fetch', '--quiet', 'other');
    }},
    {name: 'fetch of many', moves: 0, run: () => {
      const oid = other.run('rev-parse', 'HEAD');
      other.bytes(['update-ref', '--stdin'], Array.from({length: many}, (_, at) => `update refs/heads/many/${count % 3}/${at} ${oid}\n`).join(''));
      repo.run('fetch', '--quiet', '--prune', 'other');
    }},
    {name: 'merge', moves: 1, run: () => quietly('merge', '--quiet', '--no-edit', '-X', 'ours', '--allow-unrelated-histories', dice.pick(branches()))},
    {name: 'rebase', moves: 6, run: () => {
      const side = `side/${count}`;
      repo.run('checkout', '--quiet', '-b', side);
      for (const n of [1, 2]) (repo.write(`side${n}.txt`, `${count}\n`), repo.commit(`side ${count}.${n}`));
      quietly('rebase', '--quiet', '--force-rebase', 'HEAD~2');
    }},
    {name: 'rebase with a conflict', moves: 8, run: () => {
      const from = repo.run('rev-parse', 'HEAD');
      repo.write('conflict.txt', `mine ${count}\n`);
      const mine = repo.commit(`mine ${count}`);
      repo.run('checkout', '--quiet', '--detach', from);
      repo.write('conflict.txt', `theirs ${count}\n`);
      const theirs = repo.commit(`theirs ${count}`);
      repo.run('checkout', '--quiet', '-B', `conflict/${count}`, mine);
      quietly('rebase', '--quiet', theirs);
      if (!existsSync(join(repo.dir, '.git', 'rebase-merge'))) return;
      if (dice.chance(2)) return void repo.run('rebase', '--abort');
      repo.write('conflict.txt', `both ${count}\n`);
      repo.run('add', '--all');
      repo.run('-c', 'core.editor=true', 'rebase', '--continue');
    }},
    {name: 'update-ref', moves: 1, run: () => repo.run('update-ref', 'HEAD', repo.run('commit-tree', '-p', 'HEAD', '-m', `plumbing ${count}`, 'HEAD^{tree}'))},
    {name: 'notes', moves: 0, run: () => repo.run('notes', 'add', '--force', '-m', `note ${count}`)},
    {name: 'a lock that a crash left', moves: 0, run: () => {
      repo.write('.git/refs/heads/crashed.lock', '');
      rmSync(join(repo.dir, '.git/refs/heads/crashed.lock'), {force: true});
      repo.write('.git/packed-refs.lock', '');
      rmSync(join(repo.dir, '.git/packed-refs.lock'));
    }},
  ];
}
