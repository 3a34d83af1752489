import test from 'ava';
import {claimsOf} from '../../../../stages/change/groups/claims.ts';

const a = 'a1'.repeat(20);
const b = 'b2'.repeat(20);

/** What a message says, in one line. */
const said: readonly (readonly [message: string, says: string])[] = [
  ['Add a thing (#12)', 'pull 12: subject names pull'],
  ['Add a thing (#12) (#345)', 'pull 345: subject names pull'],
  ['Fix #12', ''],
  ['Merge pull request #7 from ada/branch\n\nTitle (#8)', 'pull 7: merge names pull'],
  ['Auto merge of #9 - ada:branch, r=bob\n\nTitle', 'pull 9: merge names pull'],
  ['auto merge of #9 : ada/project/branch, r=bob', 'pull 9: merge names pull'],
  ["Merge pull request 'A title' (#10) from ada/branch into main", 'pull 10: subject names pull'],
  ['Merged in branch (pull request #11)\n\nTitle', 'pull 11: merge names pull'],
  ['Merged PR 12: Title', 'pull 12: merge names pull'],
  ["Merge branch 'x' into 'main'\n\nTitle\n\nSee merge request group/sub/project!13", 'merge request 13: merge names pull'],
  ['Revert "Add a thing (#12)"\n\nThis reverts commit ' + a + '.', `pull 12: reverts pull; reverts ${a}`],
  ['Revert "Add a thing (#12)" (#15)\n\nReverts ada/project#12', 'pull 15: subject names pull, pull 12: reverts pull'],
  ['Revert "Revert "Add (#12)" (#15)" (#16)', 'pull 16: subject names pull, pull 15: reverts pull'],
  [`Undo\n\nThis reverts commits ${a}, ${b.slice(0, 8)} and ${b.slice(0, 9)}.`, `reverts ${a} ${b.slice(0, 8)} ${b.slice(0, 9)}`],
  [`Revert merge\n\nThis reverts commit ${a}, reversing\nchanges made to ${b}.`, `reverts ${a}`],
  [`Fix\n\n(cherry picked from commit ${a})\n(cherry picked from commit ${b})`, `picked ${a} ${b}`],
  [`Fix\n\n(cherry-picked from ${a.toUpperCase()})`, `picked ${a}`],
  [`This reverts commit ${a.slice(0, 6)}.`, ''],
  [`This reverts commit ${a}ffffffffffffffffffffffffff.`, ''],
  [Array.from({length: 40}, (_, at) => `(cherry picked from commit ${String(at).padStart(40, '0')})`).join('\n'), ''],
  ['', ''],
];

for (const [message, says] of said) {
  test(`claimsOf() "${message.replaceAll('\n', ' ').slice(0, 70)}"`, (t) => {
    const {picked, reverted, requests} = claimsOf(message);
    const parts = [requests.map(({vertex, evidence}) => `${vertex}: ${evidence}`).join(', '), ...[['picked', picked] as const, ['reverts', reverted] as const].map(([name, oids]) => (oids.length === 0 ? '' : `${name} ${oids.join(' ')}`))];
    t.is(parts.filter((part) => part !== '').join('; '), says);
  });
}

test('claimsOf() takes no longer for hostile messages than for long ones', (t) => {
  const started = performance.now();
  for (const piece of ['This reverts commit ', 'aaaaaaa, ', 'cherry picked from ', ' \n', 'See merge request /', 'Reverts a/', `This reverts commits ${'abcdef0 and '.repeat(20)}`, '(#', '"']) claimsOf(piece.repeat(2_000_000 / piece.length));
  t.true(performance.now() - started < 10_000);
});
