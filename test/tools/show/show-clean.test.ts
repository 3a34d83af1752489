import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {ShownDocument} from '../../../tools/executors/show/shown.ts';
import {built} from './built.ts';

const binary = join(import.meta.dirname, '../../../tools/executors/bin/gristmill.mjs');
const clean = {salt: 'a salt for tests only, of no dataset'};

test('show of a clean build: the text as it was cleaned, by the rules of the configuration and no others', async (t) => {
  const bench = await built(t, ({repo, configure}) => {
    repo.write('team.md', 'Write to ada@mail.service.dev\n');
    repo.commit('third');
    configure({clean});
  });
  const text = async (id: string) => (await bench.ask<ShownDocument>('show', id)).samples[0]?.text;
  t.regex((await text('team.md'))?.text ?? '', /^\/\/ File: team\.md\n\nWrite to person-[0-9a-f]{10}@users\.invalid\n$/);
  t.regex((await text(bench.repo.run('rev-parse', 'HEAD')))?.text ?? '', /\+Write to person-[0-9a-f]{10}@users\.invalid\n/);
  // In a process of its own, that knows only the rules of today.
  const alone = () => JSON.parse(execFileSync(process.execPath, [binary, 'show', 'team.md', '--json'], {cwd: bench.root, env: {PATH: process.env['PATH'] ?? '', HOME: bench.root}, encoding: 'utf8'})) as ShownDocument;
  t.deepEqual(alone().samples[0]?.text, await text('team.md'));
  for (const other of [{clean: {salt: 'another salt, of no dataset either'}}, {}]) {
    bench.configure(other);
    t.is(alone().samples[0]?.text?.missing, 'it was cleaned by other rules than "clean" of the configuration says now');
  }
});

test('a build without a salt says that pseudonyms can be guessed', async (t) => {
  const bench = await built(t);
  t.false(existsSync(join(bench.out, 'audit.jsonl')));
  bench.configure({clean: true});
  const {code, out, err} = await bench.run('build');
  t.is(code, 0);
  t.regex(out + err, /The salt of "clean" is made of the name of the source/);
  t.regex((await bench.run('stats')).out, /\n\nTaken out: e-mail 4, name 4\n$/);
  t.regex(readFileSync(join(bench.out, 'audit.jsonl'), 'utf8'), /"field":"author\.email"/);
});
