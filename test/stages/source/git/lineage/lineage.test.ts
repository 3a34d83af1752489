import test from 'ava';
import {currentBranch} from '../../../../../stages/source/git/lineage/current-branch.ts';
import {lineagesOf, type Lineages} from '../../../../../stages/source/git/lineage/lineage.ts';
import {refList} from '../../../../../stages/source/git/ref-list.ts';
import {random} from '../../../../graph/rig/random.ts';
import {groupStep} from '../../../../mill/grouped-history.ts';
import {bench, never, type Bench, type Repo} from '../rig.ts';

async function lineages({git, repo}: Bench): Promise<Lineages> {
  const {refs} = await refList(git, `${repo.dir}/.git`, never);
  const current = await currentBranch(git, {refsDir: `${repo.dir}/.git`}, never);
  return lineagesOf(commitsIn(repo), {refs, current});
}

function commitsIn(repo: Repo) {
  return lines(repo.run('rev-list', '--all', '--parents')).map((line) => line.split(' ')).map(([oid = '', ...parents]) => ({oid, parents}));
}

function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

for (const seed of [1, 2, 3]) {
  test(`lineagesOf() names a branch that git says contains the commit, and the merge that brought it there (seed ${seed})`, async (t) => {
    const rig = bench(t);
    const {repo} = rig;
    const dice = random(seed);
    repo.write('a.rs', 'fn main() {}\n');
    repo.commit('first');
    for (let count = 0; count < 25; count++) groupStep(repo, dice, count);
    const found = await lineages(rig);
    const line = new Map(found.branches.map(({name}) => [name, new Set(lines(repo.run('rev-list', '--first-parent', name, '--')))] as const));
    for (const {oid} of commitsIn(repo)) {
      const names = lines(repo.run('for-each-ref', '--contains', oid, '--format=%(refname:short)', 'refs/heads'));
      const lineage = found.of(oid);
      // The first of them that has it on its own line; else the first of them at all.
      const own = found.branches.find(({name}) => line.get(name)?.has(oid));
      t.is(lineage?.branch.name, (own ?? found.branches.find(({name, tip}) => names.includes(name) && tip !== ''))?.name, oid);
      if (lineage === undefined || own !== undefined) {
        t.is(lineage?.broughtBy, undefined);
        continue;
      }
      const {branch, broughtBy = ''} = lineage;
      t.true(line.get(branch.name)?.has(broughtBy), `${broughtBy} is on the line of ${branch.name}`);
      t.true(isBehind(repo, oid, broughtBy) && !isBehind(repo, oid, `${broughtBy}^1`), `${broughtBy} brought ${oid}`);
    }
  });
}

function isBehind(repo: Repo, oid: string, tip: string): boolean {
  return repo.run('merge-base', oid, tip) === oid;
}

test('lineagesOf() tells what is current and what is of elsewhere by references, and tags by where they stand', async (t) => {
  const rig = bench(t);
  const {repo} = rig;
  const first = repo.commit('first');
  repo.run('tag', 'light');
  repo.run('tag', '-a', 'v1/0', '-m', 'first of all');
  const second = repo.commit('second');
  repo.run('checkout', '--quiet', '-b', 'feature/x', first);
  const side = repo.commit('side');
  repo.run('update-ref', 'refs/remotes/origin/main', second);
  repo.run('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
  repo.run('checkout', '--quiet', '--detach', first);
  const elsewhere = repo.commit('fetched');
  repo.run('update-ref', 'refs/remotes/fork/main', elsewhere);
  repo.run('checkout', '--quiet', 'feature/x');
  const found = await lineages(rig);
  t.deepEqual(found.branches.map(({name, current, remote}) => `${name}${current ? ', current' : ''}${remote ? ', remote' : ''}`), ['main', 'feature/x, current', 'fork/main, remote', 'origin/main, remote']);
  t.deepEqual([first, second, side, elsewhere].map((oid) => found.of(oid)?.branch.name), ['main', 'main', 'feature/x', 'fork/main']);
  t.deepEqual([found.tagsAt(first), found.tagsAt(second)], [['light', 'v1/0'], []]);
});

test('currentBranch() of a HEAD that stands at a commit is none', async (t) => {
  const {git, repo} = bench(t);
  repo.run('checkout', '--quiet', '--detach', repo.commit('first'));
  t.is(await currentBranch(git, {refsDir: `${repo.dir}/.git`}, never), undefined);
});
