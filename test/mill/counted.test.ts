import {rmSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {random} from '../graph/rig/random.ts';
import {checkOutputs} from './counted.ts';
import {mill} from './rig.ts';
import {wildHistory} from './wild-history.ts';

test('JSONL is strict, and every number of manifest and statistics is that of the shards', async (t) => {
  const {root, repo, build} = mill(t);
  wildHistory(repo, random(11), 80);
  await build();
  const {manifest, stats, truths} = checkOutputs(t, join(root, 'own/out'));
  t.true(manifest.shards.length > 10, `${manifest.shards.length} shards`);
  for (const {members} of Object.values(truths)) {
    for (const names of members['file'] ?? []) t.deepEqual(names, ['type', 'path', 'size_bytes', 'training_content']);
    for (const names of members['commit'] ?? []) t.deepEqual(names, ['type', 'commit_hash', 'author', 'date', 'message', 'training_content']);
  }
  // The vocabulary is the 256 bytes, so a text has as many tokens as bytes.
  const bytes = Object.values(truths).reduce((sum, {textBytes}) => sum + textBytes, 0);
  t.is(manifest.totals.tokens, bytes);
  t.is(Number(stats['tokens.file']?.['tokens']) + Number(stats['tokens.commit']?.['tokens']), bytes);
});

test('the rows of the sources are those git counts', async (t) => {
  const {root, repo, build} = mill(t);
  wildHistory(repo, random(12), 60);
  const {report} = await build({refs: ['refs/heads/*']});
  const {manifest} = checkOutputs(t, join(root, 'own/out'));
  const rows = (name: string) => manifest.collections.find((collection) => collection.name === name)?.rows;
  t.is(rows('commits'), Number(repo.run('rev-list', '--count', '--all')));
  // The first of the references asked for, by name, is the snapshot whose files are taken.
  const first = repo.run('for-each-ref', '--count=1', '--format=%(refname)', 'refs/heads');
  t.is(rows('files'), repo.bytes(['ls-tree', '-r', '-z', first]).toString('latin1').split('\0').length - 1);
  t.deepEqual(manifest.source.refs.map(({name, oid}) => `${oid} ${name}`), repo.run('show-ref', '--heads').split('\n'));
  for (const [name, {stubs}] of Object.entries(report.rows)) {
    const collection = manifest.collections.find((one) => one.name === name);
    t.is(stubs, Object.values(collection?.stubs ?? {}).reduce((sum, count) => sum + count, 0), name);
  }
});

test('an edited build counts as a clean one does', async (t) => {
  const {root, repo, build} = mill(t);
  wildHistory(repo, random(13), 30);
  await build();
  wildHistory(repo, random(14), 30);
  await build();
  repo.run('update-ref', '-d', 'refs/heads/main');
  wildHistory(repo, random(13), 20);
  await build();
  checkOutputs(t, join(root, 'own/out'));
});

test('an output folder that lost, cut or gained a file is whole again after a build that runs no row', async (t) => {
  const {root, repo, build} = mill(t);
  wildHistory(repo, random(15), 20);
  const out = join(root, 'own/out');
  const {files} = await build();
  const [first = '', second = ''] = Object.keys(files).filter((name) => name.startsWith('shards/'));
  for (const damage of [
    () => rmSync(join(out, first)),
    () => truncateSync(join(out, second), 10),
    () => rmSync(join(out, 'manifest.json')),
    () => writeFileSync(join(out, 'manifest.json'), '{"format":'),
    () => rmSync(out, {recursive: true}),
  ]) {
    damage();
    const {report, ledger, files: again} = await build();
    t.deepEqual(ledger, {}, String(damage));
    t.false(report.upToDate);
    t.deepEqual(again, files, String(damage));
  }
});
