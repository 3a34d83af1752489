import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {built, verified as ask} from './rig.ts';

const clean = {salt: 'a salt for tests only, of no dataset'};

test('verify builds a clean dataset again by its rules, and knows its audit by every byte', async (t) => {
  const bench = await built(t);
  bench.repo.write('team.md', 'Write to ada@mail.service.dev\n');
  bench.repo.commit('third');
  bench.configure({clean});
  t.is((await bench.run('build')).code, 0);
  t.like(await ask(bench), {code: 0, findings: [], rebuilt: {same: true}});
  const file = join(bench.out, 'audit.jsonl');
  const audit = readFileSync(file, 'utf8');
  writeFileSync(file, audit.replace('e-mail', 'e-male'));
  t.like(await ask(bench, '--quick'), {findings: [{kind: 'file-differs', file, member: 'sha256'}]});
  rmSync(file);
  t.like(await ask(bench, '--quick'), {findings: [{kind: 'file-missing', file}]});
  writeFileSync(file, audit);
  t.like(await ask(bench, '--quick'), {code: 0, findings: []});
});

test('verify does not build again by other rules than a build was made by, and says so', async (t) => {
  const bench = await built(t);
  bench.configure({clean});
  t.is((await bench.run('build')).code, 0);
  bench.configure({clean: {salt: 'another salt, of no dataset either'}});
  const {findings} = await ask(bench);
  t.like(findings, [{kind: 'not-rebuilt'}]);
  t.regex(JSON.stringify(findings), /cleaned by other rules, [0-9a-f]{16}, than/);
});

test('verify builds a dataset without rules again without any, whatever the configuration says today', async (t) => {
  const bench = await built(t);
  bench.configure({clean});
  t.like(await ask(bench), {code: 0, findings: [], rebuilt: {same: true}});
});
