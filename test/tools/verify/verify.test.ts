import {appendFileSync, cpSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {random} from '../../graph/rig/random.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';
import {built, flip, packsIn, paste, shardIn, verified as ask} from './rig.ts';

test('verify finds nothing wrong with what was just built, builds it again, and leaves the folders as they were', async (t) => {
  const bench = await built(t);
  const before = readdirSync(join(bench.root, 'store'));
  const {code, out} = await bench.run('verify');
  t.is(code, 0, out);
  t.regex(out, /^Verified: every byte is what it should be, and building again comes to the same\n\n {2}build    [0-9a-f]{12}\n {2}output   .*\/out\n {2}packs    \d, [\d,]+ bytes\n {2}outputs  \d+ files, [\d,]+ bytes\n {2}values   [\d,]+, [\d,]+ bytes\n {2}maps     \d+\n {2}rebuild  the same root in .*\n$/);
  t.deepEqual(readdirSync(join(bench.root, 'store')), before);
  t.like(await ask(bench), {code: 0, findings: [], mend: [], rebuilt: {same: true}});
  t.like(await ask(bench, '--quick'), {code: 0, findings: [], mend: [], rebuilt: null});
});

test('verify checks the build as it was made, though the source has moved on and the command line has forgotten how', async (t) => {
  const bench = await built(t);
  const {root: folder, repo, run} = bench;
  t.is((await run('build', 'source', '--out', 'other', '--store', 'store', '--tokenizer', 'none', '--merges', 'skip', '--ref', 'main')).code, 0);
  repo.write('c.py', 'print()\n');
  repo.commit('third');
  t.like(await ask(bench), {code: 0, findings: []});
  t.like(await ask(bench, '--of', 'source', '--out', 'other', '--store', 'store'), {code: 0, findings: [], rebuilt: {same: true}});
  // A build of the same store is not in the way.
  t.is((await run('build')).code, 0);
  t.like(await ask(bench), {code: 0, findings: []});
  t.true(statSync(join(folder, 'other')).isDirectory());
});

test('verify builds again in the profile and by the cut of the build, and notices rows that it did not add', async (t) => {
  const bench = await built(t);
  bench.configure({profile: {name: 'codegemma', unknownMarks: 'add'}, cut: {tokens: 64, overlap: 8}});
  t.is((await bench.run('build')).code, 0);
  bench.configure();
  t.like(await ask(bench), {code: 0, findings: [], rebuilt: {same: true}});
  const file = join(bench.out, 'manifest.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"id": 257', '"id": 258'));
  t.like(await ask(bench), {findings: [{kind: 'manifest-differs', member: 'tokenizers[0].newRows[1].id'}]});
});

const damages: readonly (readonly [what: string, damage: (bench: CommandBench) => string, finding: Readonly<Record<string, string>>])[] = [
  ['a flipped bit in a shard', (bench) => touched(shardIn(bench), (file) => flip(file, 40)), {kind: 'file-differs', member: 'sha256'}],
  ['a shard that grew', (bench) => touched(shardIn(bench), (file) => appendFileSync(file, '\n')), {kind: 'file-differs', member: 'size'}],
  ['a missing shard', (bench) => touched(shardIn(bench), (file) => rmSync(file)), {kind: 'file-missing'}],
  ['a flipped bit in the statistics', ({root: folder}) => touched(join(folder, 'out/stats.json'), (file) => flip(file, 20)), {kind: 'file-differs', member: 'sha256'}],
  ['a flipped bit in the notice', ({root: folder}) => touched(join(folder, 'out/NOTICE'), (file) => flip(file, 20)), {kind: 'file-differs', member: 'sha256'}],
  ['a missing notice', ({root: folder}) => touched(join(folder, 'out/NOTICE'), (file) => rmSync(file)), {kind: 'file-missing'}],
  ['an extra file', ({root: folder}) => touched(join(folder, 'out/shards/notes here.txt'), (file) => writeFileSync(file, 'x')), {kind: 'file-extra'}],
  ['a missing manifest', ({root: folder}) => touched(join(folder, 'out/manifest.json'), (file) => rmSync(file)), {kind: 'manifest-missing'}],
  ['a manifest cut short', ({root: folder}) => touched(join(folder, 'out/manifest.json'), (file) => writeFileSync(file, readFileSync(file).subarray(0, 700))), {kind: 'manifest-damaged'}],
  ['a manifest that lists a file elsewhere', ({root: folder}) => touched(join(folder, 'out/manifest.json'), (file) => writeFileSync(file, readFileSync(file, 'utf8').replace(/"shards\/file[^"]*"/, '"../bytes.tokenizer.json"'))), {kind: 'manifest-damaged'}],
  ['a manifest with another count', ({root: folder}) => touched(join(folder, 'out/manifest.json'), (file) => writeFileSync(file, readFileSync(file, 'utf8').replace(/"documents": (\d+)/, '"documents": 1$1'))), {kind: 'manifest-differs', member: 'shards[0].documents'}],
  ['a manifest in other bytes', ({root: folder}) => touched(join(folder, 'out/manifest.json'), (file) => writeFileSync(file, ` ${readFileSync(file, 'utf8')}`)), {kind: 'manifest-damaged'}],
];

function touched(file: string, change: (file: string) => void): string {
  change(file);
  return file;
}

for (const [what, damage, finding] of damages) {
  test(`verify finds ${what}, names it, and the lines it prints mend it`, async (t) => {
    const bench = await built(t);
    const file = damage(bench);
    const found = await ask(bench, '--quick');
    t.is(found.code, 1);
    t.is(found.findings.length, 1, JSON.stringify(found.findings));
    t.like(found.findings[0], {...finding, file});
    const {code, out} = await bench.run('verify', '--quick');
    t.is(code, 1);
    t.true(out.startsWith('Found one thing wrong\n'), out);
    t.true(out.includes(`\nWrong\n  ${file}: `), out);
    t.true(out.endsWith(`\nWhat mends it\n${found.mend.map((line) => `  ${line}\n`).join('')}`), out);
    await paste(bench, found.mend);
    t.like(await ask(bench, '--quick'), {code: 0, findings: []});
  });
}

test('verify finds a stale manifest, and says of which build it is', async (t) => {
  const bench = await built(t);
  const {root: folder, repo, run} = bench;
  const file = join(folder, 'out/manifest.json');
  const [former, shards] = [readFileSync(file), join(folder, 'out/shards')];
  cpSync(shards, join(folder, 'backup'), {recursive: true});
  const beside = ['stats.json', 'NOTICE'].map((name) => [name, readFileSync(join(folder, 'out', name))] as const);
  repo.write('c.py', 'print()\n');
  repo.commit('third');
  await run('build');
  // The output folder comes back from a backup.
  rmSync(shards, {recursive: true});
  rmSync(file);
  await run('build');
  rmSync(shards, {recursive: true});
  renameSync(join(folder, 'backup'), shards);
  writeFileSync(file, former);
  for (const [name, bytes] of beside) writeFileSync(join(folder, 'out', name), bytes);
  const found = await ask(bench);
  t.is(found.code, 1);
  t.like(found, {findings: [{kind: 'manifest-stale', file, root: JSON.parse(former.toString()).root, known: true}], mend: ['gristmill build'], rebuilt: {same: true}});
  await paste(bench, found.mend);
  t.like(await ask(bench), {code: 0, findings: []});
});

for (const seed of [1, 2, 3]) {
  test(`verify finds a flipped bit anywhere in a pack, and the lines it prints mend it (seed ${seed})`, async (t) => {
    const bench = await built(t);
    const dice = random(seed);
    for (let round = 0; round < 4; round++) {
      const pack = packsIn(bench)[0] ?? t.fail('No pack');
      const at = dice.int(statSync(pack).size);
      flip(pack, at);
      const found = await ask(bench, '--quick');
      t.is(found.code, 1, `byte ${at} of ${pack}`);
      t.true(found.findings.some(({kind, file}) => kind === 'pack-damaged' && file === pack), `byte ${at}: ${JSON.stringify(found.findings)}`);
      await paste(bench, found.mend);
      t.like(await ask(bench, '--quick'), {code: 0, findings: []}, `byte ${at} of ${pack}, after ${found.mend.join('; ')}`);
    }
  });
}

for (const seed of [4, 5]) {
  test(`verify finds a flipped bit anywhere in a manifest (seed ${seed})`, async (t) => {
    const bench = await built(t);
    const file = join(bench.root, 'out/manifest.json');
    const whole = readFileSync(file);
    const dice = random(seed);
    for (let round = 0; round < 30; round++) {
      const at = dice.int(whole.length);
      flip(file, at);
      t.is((await ask(bench, '--quick')).code, 1, `byte ${at}: ${readFileSync(file, 'utf8').slice(Math.max(0, at - 20), at + 20)}`);
      writeFileSync(file, whole);
    }
  });
}

test('verify says that all is lost when all is lost', async (t) => {
  const bench = await built(t);
  for (const pack of packsIn(bench)) rmSync(pack);
  const {code, out} = await bench.run('verify');
  t.is(code, 1);
  t.true(out.includes('the root of the last build is lost or damaged'), out);
  await paste(bench, ['gristmill build --mend']);
  t.like(await ask(bench), {code: 0, findings: [], rebuilt: {same: true}});
});

test('verify without a build says so', async (t) => {
  const {code, out, err} = await commandBench(t).run('verify');
  t.is(code, 1);
  t.is(out, '');
  t.true(err.includes('Could not find a build'), err);
});

test('verify that is interrupted leaves no temporary folder, at the first request and at the second', async (t) => {
  const bench = await built(t);
  const before = readdirSync(join(bench.root, 'store'));
  const {runCommand} = await import('../../../tools/executors/cli/run-command.ts');
  const host = bench.host();
  const seen: boolean[] = [];
  const write = host.stderr.write.bind(host.stderr);
  host.stderr.write = (text: string) => {
    // The first stage of the second build is done: its folder is there.
    if (text.startsWith('files:')) {
      seen.push(readdirSync(join(bench.root, 'store')).some((name) => name.endsWith('.verify')));
      host.interrupt();
    }
    return write(text);
  };
  t.is(await runCommand(['verify'], host), 130);
  t.deepEqual(seen, [true]);
  t.deepEqual(readdirSync(join(bench.root, 'store')), before);
  const impatient = bench.host();
  const again = impatient.stderr.write.bind(impatient.stderr);
  impatient.stderr.write = (text: string) => {
    if (text.startsWith('files:')) {
      impatient.interrupt();
      impatient.interrupt();
      // The process is as good as gone.
      seen.push(readdirSync(join(bench.root, 'store')).some((name) => name.endsWith('.verify')));
    }
    return again(text);
  };
  await runCommand(['verify'], impatient);
  t.deepEqual(impatient.exits, [130]);
  t.deepEqual(seen, [true, false]);
});
