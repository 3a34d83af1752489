import test from 'ava';
import {diffLines} from '../../../../stages/change/diff/diff-lines.ts';
import {patchesOf} from '../../../../stages/change/pair.ts';
import {cheapestAssignment} from '../../../../stages/change/versions/assignment.ts';
import {pairVersions} from '../../../../stages/change/versions/pair-versions.ts';
import {versionText, type VersionText} from '../../../../stages/change/versions/version-text.ts';
import {compareTrees} from '../../../../stages/source/git/brought/compare-trees.ts';
import {usualRenames} from '../../../../stages/source/git/rename-rules.ts';
import {random} from '../../../graph/rig/random.ts';
import {bench, type Bench} from '../../source/git/rig.ts';

test('cheapestAssignment() costs what the cheapest of all ways costs', (t) => {
  const dice = random(5);
  const ways = (left: readonly number[]): readonly (readonly number[])[] => (left.length === 0 ? [[]] : left.flatMap((one) => ways(left.filter((other) => other !== one)).map((rest) => [one, ...rest])));
  for (let round = 0; round < 60; round++) {
    const size = 1 + dice.int(6);
    const cost = Array.from({length: size}, () => Array.from({length: size}, () => dice.int(20)));
    const of = (columns: readonly number[]) => columns.reduce((sum, column, row) => sum + (cost[row]?.[column] ?? Infinity), 0);
    const columns = cheapestAssignment(cost);
    t.is(new Set(columns).size, size);
    t.is(of(columns), Math.min(...ways([...Array(size).keys()]).map(of)));
  }
  t.deepEqual(cheapestAssignment([]), []);
});

async function textsOf({repo, git}: Bench, from: string, to: string): Promise<readonly VersionText[]> {
  const oids = repo.run('rev-list', '--reverse', '--no-merges', '--date-order', `${from}..${to}`).split('\n').filter((oid) => oid !== '');
  const trees = oids.map((oid) => [repo.run('rev-parse', `${oid}^^{tree}`), repo.run('rev-parse', `${oid}^{tree}`)] as const);
  const compared = await compareTrees(git, {gitDir: `${repo.dir}/.git`, pairs: trees, renames: usualRenames}, new AbortController().signal);
  const blob = (oid: string | undefined) => (oid === undefined ? Buffer.alloc(0) : repo.bytes(['cat-file', 'blob', oid]));
  return compared.map((changes) => versionText((changes ?? []).flatMap(patchesOf).map((change) => ({change, content: change.before === change.after ? undefined : diffLines(blob(change.before), blob(change.after)).hunks}))));
}

/** `1:3 =` by places from 1, as git prints them; 0 is nothing. */
function byGit({repo}: Bench, old: string, young: string): readonly string[] {
  return repo.run('range-diff', '--no-color', '-s', old, young).split('\n').filter((line) => line !== '').map((line) => {
    const [, from = '', how = '', to = ''] = /^\s*(\d+|-):\s+\S+ ([=!<>])\s+(\d+|-):/.exec(line) ?? [];
    return `${from === '-' ? 0 : from}:${to === '-' ? 0 : to} ${how}`;
  }).sort();
}

for (const seed of [1, 2, 3, 4]) {
  test(`commits of rewritten branches are paired as git range-diff pairs them (seed ${seed})`, async (t) => {
    const place = bench(t);
    const {repo} = place;
    const dice = random(seed);
    const file = (name: string, lines: number) => repo.write(name, `${Array.from({length: lines}, (_, at) => `${name} says ${at}`).join('\n')}\n`);
    const edit = (name: string, salt: string) => {
      const lines = repo.run('show', `:${name}`).split('\n');
      for (let times = 1 + dice.int(4); times > 0; times--) lines.splice(dice.int(lines.length), dice.int(3), ...Array.from({length: 1 + dice.int(6)}, (_, at) => `${salt} ${at} ${dice.int(1_000_000)}`));
      repo.write(name, `${lines.join('\n')}\n`);
    };
    for (let at = 0; at < 6; at++) file(`f${at}.rs`, 60);
    file('up.rs', 40);
    const base = repo.commit('base');
    let [paired, others] = [0, 0];
    for (let round = 0; round < 3; round++) {
      repo.run('checkout', '--quiet', '--detach', base);
      const commits = Array.from({length: 3 + dice.int(4)}, (_, at) => {
        edit(`f${at % 6}.rs`, `topic ${round}.${at}`);
        if (dice.chance(3)) repo.write(`new-${round}-${at}.rs`, `new ${at}\n`.repeat(5));
        return repo.commit(`commit ${at}`);
      });
      const old = `${base}..${commits.at(-1) ?? ''}`;
      repo.run('checkout', '--quiet', '--detach', base);
      edit('up.rs', `upstream ${round}`);
      repo.run('mv', 'up.rs', 'up2.rs');
      const onto = repo.commit('upstream');
      for (const [at, oid] of commits.entries()) {
        if (dice.chance(6)) continue;
        repo.run('cherry-pick', oid);
        if (dice.chance(2)) {
          edit(`f${at % 6}.rs`, `amended ${round}.${at}`);
          repo.run('commit', '--quiet', '--amend', '--all', '--no-edit');
        }
        if (dice.chance(4)) {
          edit(`f${(at + 3) % 6}.rs`, `fix ${round}.${at}`);
          repo.commit(`fix ${at}`);
        }
      }
      const head = repo.run('rev-parse', 'HEAD');
      if (head === onto) continue;
      const pairs = pairVersions(await textsOf(place, base, commits.at(-1) ?? ''), await textsOf(place, onto, head));
      // Whether messages differ is not asked here.
      const how = ({old: from, young: to, same}: (typeof pairs)[number]) => (from === undefined ? '>' : to === undefined ? '<' : same ? '=' : '!');
      t.deepEqual(pairs.map((pair) => `${(pair.old ?? -1) + 1}:${(pair.young ?? -1) + 1} ${how(pair)}`).sort(), byGit(place, old, `${onto}..${head}`), `seed ${seed}, round ${round}`);
      paired += pairs.filter(({old: from, young: to}) => from !== undefined && to !== undefined).length;
      others += pairs.filter(({same}) => !same).length;
      repo.run('checkout', '--quiet', 'main');
    }
    t.true(paired > 4 && others > 2, `${paired} paired, ${others} not the same`);
  });
}
