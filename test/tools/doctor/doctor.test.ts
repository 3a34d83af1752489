import {readdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {buildWith, damage} from '../errors/damage.ts';
import {scene} from '../errors/scene.ts';

interface Finding {readonly name: string; readonly state: string; readonly text: string; readonly fix?: string; readonly code?: string}

function findings(stdout: string): {readonly ok: boolean; readonly by: ReadonlyMap<string, Finding>} {
  const {ok, findings: found}: {ok: boolean; findings: readonly Finding[]} = JSON.parse(stdout);
  return {ok, by: new Map(found.map((finding) => [finding.name, finding]))};
}

test('doctor: all is well where a dataset was built', async (t) => {
  const place = scene(t);
  await buildWith(place);
  const {code, stdout, stderr} = await place.shell('gristmill doctor');
  t.is(code, 0, stdout + stderr);
  for (const name of ['node', 'git', 'open files', 'configuration', 'source', 'mirror', 'tokenizer', 'output disk', 'store', 'last build']) t.regex(stdout, new RegExp(`^ok +${name} `, 'm'));
  t.regex(stdout, /^ok +configuration +"dataset\.config\.json" is accepted$/m);
  t.regex(stdout, /^ok +last build +[0-9a-f]{12}, and 0 before it are kept$/m);
  t.regex(stdout, /\n\nNothing is missing(; see the warnings)?\n$/);
  // Nothing is left of what it tried.
  t.deepEqual(readdirSync(place.folder).filter((name) => name.includes('doctor')), []);
});

test('doctor: names git that is missing, and is content once it is there', async (t) => {
  const {repository, shell, folder} = scene(t);
  repository('.');
  const run = (path: string) => shell(`PATH='${path}' '${process.execPath}' '${new URL('../../../tools/executors/bin/gristmill.mjs', import.meta.url).pathname}' doctor --json`);
  const without = await run(join(folder, 'nothing'));
  t.is(without.code, 1);
  const {ok, by} = findings(without.stdout);
  t.false(ok);
  t.like(by.get('git'), {state: 'missing', code: 'GM2101', fix: 'install git 2.36 or newer, or put its folder into PATH'});
  const there = await run(process.env['PATH'] ?? '');
  t.is(there.code, 0, there.stdout);
  t.is(findings(there.stdout).by.get('git')?.state, 'ok');
});

test('doctor: an old git is too old', async (t) => {
  const {repository, shell, program} = scene(t);
  repository('.');
  program('git', 'echo "git version 2.30.2"');
  t.like(findings((await shell('gristmill doctor --json')).stdout).by.get('git'), {state: 'missing', text: 'git version 2.30.2 is too old'});
});

test('doctor: finds everything that is missing at once, with the lines that mend it', async (t) => {
  const place = scene(t);
  const {folder, write, shell} = place;
  write({'plain/a.txt': '', 'out': 'a file', 'dataset.config.json': JSON.stringify({source: 'plain', out: 'out', store: 'store', tokenizer: {file: 'nowhere.json'}})});
  const {code, stdout} = await shell('gristmill doctor --json');
  t.is(code, 1);
  const {by} = findings(stdout);
  t.like(by.get('source'), {state: 'missing', code: 'GM2002'});
  t.like(by.get('tokenizer'), {state: 'missing', code: 'GM4001'});
  t.like(by.get('output disk'), {state: 'missing', code: 'GM3004', fix: `mv ${folder}/out ${folder}/out.old`});
  // Each line, pasted, mends what it stands at.
  await shell(`${by.get('source')?.fix} && ${by.get('output disk')?.fix}`);
  write({'dataset.config.json': JSON.stringify({source: 'plain', out: 'out', store: 'store', tokenizer: 'none'})});
  const after = await shell('gristmill doctor');
  t.is(after.code, 0, after.stdout);
});

test('doctor: a configuration with mistakes is what is missing', async (t) => {
  const {write, shell} = scene(t);
  write({'dataset.config.json': '{"threads": 0}'});
  const {code, stdout} = await shell('gristmill doctor --json');
  t.is(code, 1);
  t.like(findings(stdout).by.get('configuration'), {state: 'missing', code: 'GM1111'});
});

test('doctor: a store that lost the last build is a warning, and the line that mends it does', async (t) => {
  const place = scene(t);
  await buildWith(place);
  damage(join(place.folder, 'store/mill-2/packs'));
  const {code, stdout} = await place.shell('gristmill doctor --json');
  t.is(code, 0, stdout);
  const {state, fix = ''} = findings(stdout).by.get('last build') ?? {};
  t.is(state, 'warning');
  const mended = await place.shell(`${fix} && gristmill doctor --json`);
  t.is(findings(mended.stdout.trimEnd().split('\n').at(-1) ?? '').by.get('last build')?.state, 'ok', mended.stderr);
});

test('doctor: a store of another version, and a mirror that is none', async (t) => {
  const place = scene(t);
  await buildWith(place);
  place.write({'store/mill-2/format': 'gristmill store 999\n'});
  const mirrors = join(place.folder, 'store/mirrors');
  for (const mirror of readdirSync(mirrors)) {
    rmSync(join(mirrors, mirror, 'gristmill-mirror'));
    writeFileSync(join(mirrors, mirror, 'precious'), 'mine');
  }
  const {code, stdout} = await place.shell('gristmill doctor --json');
  t.is(code, 1);
  t.is(findings(stdout).by.get('store')?.code, 'GM3101');
  t.is(findings(stdout).by.get('mirror')?.code, 'GM2003');
});
