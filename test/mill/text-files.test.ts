// Shards of texts as a build writes them where it is asked: compressed, and as tables.
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {gunzipSync, zstdDecompressSync} from 'node:zlib';
import test from 'ava';
import {parquetVersion} from '../../stages/format/parquet/parquet-file.ts';
import {recordRowsVersion} from '../../stages/format/parquet/record-rows.ts';
import {tablesVersion} from '../../tools/executors/build/output-entry.ts';
import type {Manifest} from '../../tools/executors/build/manifest.ts';
import {random} from '../graph/rig/random.ts';
import {askPython} from '../rig/trainer-python.ts';
import {commandBench, type CommandBench} from '../tools/rig/command-bench.ts';
import {verified} from '../tools/verify/rig.ts';
import {wildHistory} from './wild-history.ts';

const manifestIn = ({out}: Pick<CommandBench, 'out'>) => JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;
const bytesOf = ({out}: Pick<CommandBench, 'out'>, file: string) => readFileSync(join(out, file));

test('shards: compressed and as tables they say what plain lines say, by other files and the same build; verify, show, provenance and exports read them', async (t) => {
  const place = commandBench(t);
  wildHistory(place.repo, random(72), 30);
  place.repo.run('reset', '--quiet', '--hard');
  t.is((await place.run('build')).code, 0);
  const plain = manifestIn(place);
  const lines = plain.shards.map(({file}) => bytesOf(place, file));
  for (const [compress, unpack] of [['gz', gunzipSync], ['zst', zstdDecompressSync]] as const) {
    place.configure({shards: {targetBytes: 2000, compress, parquet: true}});
    const report = await place.ask<{rows: Readonly<Record<string, {ran: number}>>; shards: {written: number; kept: number}}>('build');
    t.deepEqual(Object.values(report.rows).filter(({ran}) => ran > 0), [], 'no row runs');
    t.is(report.shards.written, plain.shards.length);
    const manifest = manifestIn(place);
    t.deepEqual([manifest.root, manifest.totals, manifest.output], [plain.root, plain.totals, {compress, parquet: tablesVersion}]);
    t.deepEqual(manifest.shards.map(({lines, digest, documents}) => ({...lines, digest, documents})), plain.shards.map(({sha256, size, digest, documents}) => ({sha256, size, digest, documents})));
    t.deepEqual(manifest.shards.map(({file}) => unpack(bytesOf(place, file))), lines);
    t.is((await place.ask<{upToDate: boolean}>('build')).upToDate, true);
    t.like(await verified(place), {code: 0, findings: [], rebuilt: {same: true}});
    const [first] = manifest.shards;
    for (const file of [first?.file ?? '', first?.parquet?.file ?? '']) t.is((await place.run('show', join(place.out, file))).code, 0, file);
    t.is((await place.run('provenance', '--sample', '5')).code, 0);
    t.is((await place.run('export', 'dolma')).code, 0);
  }
  const read = askPython<readonly (readonly [string, string])[]>(`
import json, os, sys, pyarrow.parquet
out = sys.argv[1]
found = []
for shard in json.load(open(os.path.join(out, 'manifest.json')))['shards']:
    for row in pyarrow.parquet.read_table(os.path.join(out, shard['parquet']['file'])).to_pylist():
        found.append({**json.loads(row.pop('metadata')), **{key: value for key, value in row.items() if value is not None}})
print(json.dumps(found))
`, null, {args: [place.out]});
  const wanted = lines.flatMap((bytes) => bytes.toString('utf8').split('\n').filter((line) => line !== '').map((line): unknown => JSON.parse(line)));
  t.deepEqual<unknown, unknown>(read, wanted);
  place.configure();
  t.is((await place.run('build')).code, 0);
  t.deepEqual(manifestIn(place), plain);
});

test('shards: one commit more writes about one shard more, and a table is made again where it is damaged or of another version', async (t) => {
  const place = commandBench(t);
  wildHistory(place.repo, random(73), 30);
  place.configure({shards: {targetBytes: 2000, compress: 'zst', parquet: true}});
  t.is((await place.run('build')).code, 0);
  place.repo.run('reset', '--quiet', '--hard');
  place.repo.write('one.rs', 'fn one() {}\n');
  place.repo.commit('one more');
  const next = await place.ask<{shards: {written: number; kept: number}}>('build');
  t.true(next.shards.written <= 6 && next.shards.kept > 10, JSON.stringify(next.shards));
  const manifest = manifestIn(place);
  const [first] = manifest.shards;
  const table = join(place.out, first?.parquet?.file ?? '');
  const good = readFileSync(table);
  writeFileSync(table, good.subarray(0, -1));
  t.like(await verified(place, '--quick'), {code: 1, findings: [{kind: 'file-differs', file: table, member: 'size'}]});
  t.is((await place.ask<{shards: {written: number}}>('build')).shards.written, 1);
  t.deepEqual(readFileSync(table), good);
  writeFileSync(join(place.out, 'manifest.json'), JSON.stringify({...manifest, output: {...manifest.output, parquet: 0}}));
  t.is((await place.ask<{shards: {written: number}}>('build')).shards.written, manifest.shards.length);
  t.is(tablesVersion, parquetVersion + recordRowsVersion - 1, 'tables of another version are others');
});

test('shards: what is forgotten is found in compressed files and in tables, and a torn one is not proved', async (t) => {
  const place = commandBench(t);
  const secret = Array.from({length: 60}, (_, at) => `let forgotten_${at} = ${at * 7919};`).join('\n');
  place.repo.write('secret.rs', `${secret}\n`);
  place.repo.commit('secret');
  place.repo.write('other.rs', 'fn other() {}\n');
  place.repo.commit('other');
  const line = JSON.stringify({type: 'file', path: 'x', training_content: secret});
  t.is((await place.run('build')).code, 0);
  t.is((await place.run('forget', '--path', 'secret.rs', '--now')).code, 0);
  t.is((await place.run('forget', '--prove')).code, 0);
  const [{zstdCompressSync}, {shardTable}] = await Promise.all([import('node:zlib'), import('../../tools/executors/build/shard-table.ts')]);
  for (const [name, bytes] of [['left.jsonl.zst', zstdCompressSync(line)], ['left.parquet', await shardTable(Buffer.from(`${line}\n`))]] as const) {
    const path = join(place.out, name);
    writeFileSync(path, bytes);
    const found = await place.run('forget', '--prove');
    t.is(found.code, 1, name);
    t.true(found.out.includes(name), found.out);
    writeFileSync(path, bytes.subarray(0, -8));
    t.is((await place.run('forget', '--prove')).code, 1, `torn ${name}`);
    writeFileSync(path, '');
    (await import('node:fs')).rmSync(path);
  }
  t.is((await place.run('forget', '--prove')).code, 0);
});
