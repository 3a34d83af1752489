import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {Shown, ShownDocument, ShownRow, ShownRows} from '../../../tools/executors/show/shown.ts';
import type {CommandBench} from '../rig/command-bench.ts';
import {built} from './built.ts';

/** The record a document has in the shard that it is said to be in. */
function recordIn({out}: CommandBench, {provenance: {shard}}: ShownDocument, is: (record: Readonly<Record<string, unknown>>) => boolean): Readonly<Record<string, unknown>> | undefined {
  const lines = readFileSync(join(out, shard?.file ?? 'none'), 'utf8').split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>).find(is);
}

test('show of a path: the text of its record, and where git says it comes from', async (t) => {
  const bench = await built(t);
  const {repo, ask} = bench;
  const document = await ask<ShownDocument>('show', 'src/a.rs');
  t.like(document, {view: 'document', part: 'all', collection: 'samples.file', id: 'src/a.rs', stub: null, also: ['files', 'files with attributes', 'profiles', 'licences.stated', 'files with licences', 'licences', 'tokens.file', 'attributions']});
  const {provenance, samples: [sample]} = document;
  const record = recordIn(bench, document, ({path}) => path === 'src/a.rs');
  const text = '// File: src/a.rs\n\nfn a() { 1 }\n';
  t.is(record?.['training_content'], text);
  t.deepEqual(sample?.text, {text, cut: false, missing: null});
  t.like(provenance, {path: 'src/a.rs', mode: '100644', objects: [`git:${repo.run('rev-parse', 'HEAD:src/a.rs')}`], commit: repo.run('rev-parse', 'HEAD'), tokens: Buffer.byteLength(text)});
  t.is(sample?.group, 'file src/a.rs');
  t.deepEqual(sample?.spans.map(({kind, of, row, from, to}) => [kind, of, row?.collection, row?.id, from, to]), [
    ['mark', null, undefined, undefined, 0, 0], ['mark', null, undefined, undefined, 0, 19], ['source', 'blob', 'files', 'src/a.rs', 0, 13], ['mark', null, undefined, undefined, 0, 0], ['mark', null, undefined, undefined, 0, 0],
  ]);
});

test('show of a commit: each span names the row its text lies in', async (t) => {
  const bench = await built(t);
  const {repo, ask} = bench;
  const head = repo.run('rev-parse', 'HEAD');
  const document = await ask<ShownDocument>('show', head.slice(0, 7));
  t.is(document.id, head);
  const record = recordIn(bench, document, (one) => one['commit_hash'] === head);
  const {provenance, samples: [sample]} = document;
  t.is(sample?.text?.text, String(record?.['training_content']));
  t.like(provenance, {commit: head, tokens: Buffer.byteLength(String(record?.['training_content'])), path: null});
  t.deepEqual(sample?.when, {corrected: Number(repo.run('log', '-1', '--format=%ct')), date: new Date(Number(repo.run('log', '-1', '--format=%ct')) * 1000).toISOString().replace('.000', ''), oid: head});
  const pair = (path: string) => `${path}:${path === 'Cargo.lock' ? '' : repo.run('rev-parse', `HEAD~1:${path}`)}..${repo.run('rev-parse', `HEAD:${path}`)}`;
  t.deepEqual(sample?.spans.flatMap(({of, row}) => (of === null ? [] : [`${of} ${row?.collection}/${row?.id}`])), [
    `message commits/${head}`,
    `author commits/${head}`,
    `date commits/${head}`,
    `edit edits/${pair('Cargo.lock')}`,
    `edit edits/${pair('src/a.rs')}`,
  ]);
});

test('show as a person reads it', async (t) => {
  const bench = await built(t);
  const {out, code} = await bench.run('show', 'b.ts');
  const document = await bench.ask<ShownDocument>('show', 'b.ts');
  t.is(code, 0);
  t.is(out, `samples.file/b.ts
  path      b.ts (100644)
  object    git:${bench.repo.run('rev-parse', 'HEAD:b.ts')}
  commit    ${bench.repo.run('rev-parse', 'HEAD')}
  group     file b.ts
  shard     ${document.provenance.shard?.file}
  tokens    29
  bytes     29
  also in   files, files with attributes, profiles, licences.stated, files with licences, licences, tokens.file, attributions

Spans
  span      from  to  loss  what
  mark         0   0     1  "start"
  mark         0  15     1  "file b.ts"
  blob         0  14     1  files/b.ts
  mark         0   0     1  "file_end"
  mark         0   0     1  "end"

Text
// File: b.ts

let b = "ä";
`);
});

test('show says which rule left a document out', async (t) => {
  const {ask, run} = await built(t);
  t.like(await ask<ShownDocument>('show', 'Cargo.lock'), {stub: 'lock', rule: 'it is a lock file; files.keep with "lock" keeps those', samples: {length: 0}, provenance: {shard: null, tokens: 'lock'}});
  t.true((await run('show', 'Cargo.lock')).out.startsWith('samples.file/Cargo.lock\nLeft out: it is a lock file;'));
});

test('show cuts a long text between lines and says how to see all of it', async (t) => {
  const long = Array.from({length: 500}, (_, at) => `line ${at} ä\n`).join('');
  const {run, ask, paste} = await built(t, ({repo}) => {
    repo.write('long.txt', long);
    repo.commit('long');
  });
  const document = await ask<ShownDocument>('show', 'long.txt');
  const shown = document.samples[0]?.text;
  const whole = `// File: long.txt\n\n${long}`;
  t.true(shown?.cut);
  t.true(whole.startsWith(shown?.text ?? 'none') && shown?.text.endsWith('ä\n'));
  const {out} = await run('show', 'long.txt');
  t.regex(out, /ä\n\n5,909 bytes in all: gristmill show long\.txt --rendered\n$/);
  t.is((await paste('gristmill show long.txt --rendered')).out, whole);
});

test('show of a collection gives every row once, page by page, by the lines it prints', async (t) => {
  const {ask, paste} = await built(t, ({repo}) => {
    for (let at = 0; at < 7; at++) repo.write(`many/it's ${at}.rs`, `${at}\n`);
    repo.write('many/new\nline.rs', 'n\n');
    repo.commit('many');
  });
  const first = await ask<ShownRows>('show', 'files', '--limit', '3');
  const ids = first.rows.map(({id}) => id);
  t.is(first.rowsInAll, 11);
  for (let next = first.next; next !== null; ) {
    const page = JSON.parse((await paste(next)).out) as ShownRows;
    t.is(page.rowsBefore, ids.length);
    ids.push(...page.rows.map(({id}) => id));
    next = page.next;
  }
  t.deepEqual(ids, ['Cargo.lock', 'b.ts', ...Array.from({length: 7}, (_, at) => `many/it's ${at}.rs`), 'many/new\\x0aline.rs', 'src/a.rs']);
});

test('show decodes the rows of every collection as JSON', async (t) => {
  const {ask, out, repo} = await built(t);
  const {collections} = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as {collections: readonly {name: string; rows: number; digest: string}[]};
  for (const {name, rows} of collections) {
    const page = await ask<ShownRows>('show', name, '--limit', '100');
    t.is(page.rowsInAll, rows, name);
    t.is(page.rows.length, rows, name);
    for (const {id, stub, value, digest} of page.rows) {
      t.is(stub === null, value !== null, `${name} ${id}`);
      const row = await ask<Shown>('show', `${name}/${id}`);
      t.is(row.view, name.startsWith('samples.') ? 'document' : 'row');
      t.is('digest' in row ? row.digest : undefined, digest, `${name} ${id}`);
    }
  }
  const blob = repo.run('rev-parse', 'HEAD:b.ts');
  t.deepEqual((await ask<ShownRow>('show', 'files/b.ts')).value, {mode: '100644', kind: 'file', oid: blob, blob: `git:${blob}`, path: 'b.ts'});
  t.like((await ask<ShownRow>('show', 'b.ts', '--collection', 'profiles')).value, {language: 'TypeScript', bytes: 14, lines: 1});
});

test('show of a shard by the name of its file', async (t) => {
  const {ask, out} = await built(t);
  const {shards} = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as {shards: readonly {file: string; kind: string; digest: string; sha256: string}[]};
  for (const {file, kind, digest, sha256} of shards) {
    const row = await ask<ShownRow>('show', file);
    t.like(row, {collection: `shards.${kind}`, digest});
    t.like(row.value, {extension: 'jsonl', sha256});
  }
});
