import test from 'ava';
import {askedTasks} from '../../../stages/asked-tasks.ts';
import {tasks} from '../../../stages/tasks.ts';
import {grow, remoteBench, type RemoteBench, type RemoteMilled} from './rig.ts';

const heavy: ReadonlySet<string> = new Set([...tasks, ...askedTasks].filter(([, {light}]) => light !== true).map(([name]) => name));

for (const count of [1, 2, 7]) {
  test.serial(`A build in ${count} ${count === 1 ? 'part' : 'parts'} is the build at once, and no row runs twice`, async (t) => {
    const bench = remoteBench(t, {place: (root) => ({kind: 'folder', path: `${root}/remote`})});
    history(bench);
    const change = {groups: true, duplicates: {as: 'drop', exact: true}, outlines: {history: true}} as const;
    const ran: RemoteMilled[] = [];
    for (let part = 1; part <= count; part++) ran.push(await bench.machine(`part-${part}`).build({...bench.writes, part: {part, of: count}}, change));
    t.true(ran.every(({report}) => !report.upToDate));
    const last = await bench.machine('last').build({...bench.writes, fold: count, use: 'required'}, change);
    const alone = await bench.machine('alone').build({use: 'off'}, change);
    t.deepEqual(last.files, alone.files);
    t.is(last.report.root, alone.report.root);
    t.true(last.remote.published);

    // The ledger: together they ran what one machine runs, each row once.
    const kept = heavyOf([alone, ...ran, last]);
    t.true(['edits', 'profiles', 'outlines', 'surfaces.history', 'tokens.commit'].every((name) => kept.includes(name)), kept.join());
    // Of rows that ask the same, any one runs: they are told by how many ran.
    for (const name of kept) t.is(rowsIn([...ran, last], name), rowsIn([alone], name), name);
    // And the parts did the work: the last machine has what cannot be parted.
    if (count > 1) t.true(ran.every(({ledger}) => (ledger['edits']?.length ?? 0) > 0));
    t.is(last.ledger['edits'], undefined);
  });
}

test.serial('A part that is missing is made by the last machine, and a part of what is there already is nothing to do', async (t) => {
  const bench = remoteBench(t, {place: (root) => ({kind: 'folder', path: `${root}/remote`})});
  history(bench);
  await bench.machine('one').build({...bench.writes, part: {part: 1, of: 3}});
  await bench.machine('three').build({...bench.writes, part: {part: 3, of: 3}});
  const last = await bench.machine('last').build({...bench.writes, fold: 3});
  t.deepEqual(last.notes, ['Part 2 of 3 is not in the remote: its rows run here']);
  t.deepEqual(last.files, (await bench.alone()).files);
  t.true((await bench.machine('late').build({...bench.writes, part: {part: 2, of: 3}})).report.upToDate);
  grow(bench.repo, 1, 30);
  await t.throwsAsync(async () => bench.machine('reader').build({part: {part: 1, of: 3}}), {message: /nothing can be published without a secret key/});
});

/** With picks and reverts, equal files and texts that come again: what parts might do twice. */
function history({repo}: RemoteBench): void {
  grow(repo, 24);
  const text = 'fn again() {}\n'.repeat(5);
  for (let at = 0; at < 4; at++) {
    repo.write(`src/again-${at}.rs`, text);
    repo.commit(`Write it the ${at}th time`);
  }
  for (let at = 0; at < 3; at++) {
    repo.write('src/part-1.rs', 'fn other() {}\n');
    repo.commit('Try it');
    repo.write('src/part-1.rs', 'fn one() {}\n');
    repo.commit('Take it back');
  }
}

function rowsIn(machines: readonly RemoteMilled[], name: string): number {
  return machines.reduce((sum, {ledger}) => sum + (ledger[name]?.length ?? 0), 0);
}

/** Collections whose rows are kept and recalled: those that parts might run twice. What is light is never kept, and each machine does it for itself. */
function heavyOf(machines: readonly RemoteMilled[]): readonly string[] {
  const ran = new Map(machines.flatMap((machine) => [...machine.tasks]));
  return [...ran].filter(([, task]) => heavy.has(task)).map(([name]) => name);
}
