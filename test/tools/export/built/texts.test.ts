import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {DuckDBInstance} from '@duckdb/node-api';
import test from 'ava';
import {exportIn} from '../../../../bench/patches/exported.ts';
import {askPython} from '../../../rig/trainer-python.ts';
import {builtBench, judge} from './rig.ts';

test('export jsonl: the seed\'s tree of single files, plain or compressed, each the records of its shards end to end', async (t) => {
  const place = builtBench(t, 81);
  const plain = await place.exported('jsonl', '--name', 'hyperswitch_cpt_dataset');
  t.deepEqual(exportIn(plain.to).files.map(({file}) => file), [
    'hyperswitch_cpt_dataset.jsonl', 'hyperswitch_cpt_dataset_val.jsonl', 'hyperswitch_cpt_dataset_test.jsonl',
    ...['phase1_foundation', 'phase2_evolution'].flatMap((name) => ['', '_val', '_test'].map((split) => `curriculum_learning/${name}${split}.jsonl`)),
  ]);
  for (const [how, read] of [['gz', 'gzip.open'], ['zst', 'zst']] as const) {
    const {to} = await place.exported('jsonl', '--compress', how);
    t.is(judge<number>(place, to, `
import gzip, pyarrow
def zst(path): return pyarrow.CompressedInputStream(pyarrow.OSFile(path), 'zstd')
whole = ''.join(open(os.path.join(out, shard['file']), newline='\\n').read() for shard in manifest['shards'] if shard['split'] == 'train')
same(${read}(os.path.join(to, 'source_cpt_dataset.jsonl.${how}')).read().decode() == whole, 'everything')
count = 0
for phase, file in (('code-foundation', 'phase1_foundation'), ('change-patterns', 'phase2_evolution')):
    for split, suffix in (('train', ''), ('val', '_val'), ('test', '_test')):
        own = ''.join(open(os.path.join(out, shard['file']), newline='\\n').read() for shard in manifest['shards'] if shard['split'] == split and shard['phase'] == phase)
        same(${read}(os.path.join(to, 'curriculum_learning', file + suffix + '.jsonl.${how}')).read().decode() == own and own != '', file + suffix)
        count += 1
same(open(os.path.join(to, 'source_cpt_dataset.jsonl.gz'), 'rb').read(10)[4:10] == bytes([0, 0, 0, 0, 0, 255]) if '${how}' == 'gz' else True, 'no clock, no system')
print(count)
`), 6);
  }
});

test('export parquet: one set of columns, read by pyarrow and DuckDB; load_dataset of the folder works by phase and part', async (t) => {
  const place = builtBench(t, 82);
  const {to} = await place.exported('parquet');
  const home = join(place.root, 'huggingface');
  mkdirSync(home);
  const rows = judge<Readonly<Record<string, number>>>(place, to, `
import pyarrow.parquet
os.environ.update(HF_HOME=sys.argv[3], HF_DATASETS_CACHE=sys.argv[3])
import datasets
datasets.disable_progress_bars()
wanted = records()
found = {}
configs = datasets.get_dataset_config_names(to)
same(sorted(configs) == ['change-patterns', 'code-foundation'], configs)
for config in configs:
    loaded = datasets.load_dataset(to, config)
    same(set(loaded) == {{'val': 'validation'}.get(shard['split'], shard['split']) for shard in manifest['shards'] if shard['phase'] == config}, loaded)
    for split, rows in loaded.items():
        name = config + {'train': '', 'validation': '-val', 'test': '-test'}[split]
        again = [{**json.loads(row['metadata']), **{key: row[key] for key in ('type', 'path', 'commit_hash', 'date', 'training_content') if row[key] is not None}} for row in rows]
        same(again == wanted[name], name)
        found[name] = len(again)
schemas = {str(pyarrow.parquet.read_schema(os.path.join(to, 'data', name)).remove_metadata()) for name in os.listdir(os.path.join(to, 'data'))}
same(len(schemas) == 1, schemas)
print(json.dumps(found))
`, home);
  t.true(Object.keys(rows).length > 3);
  const database = await (await DuckDBInstance.create(':memory:')).connect();
  const counted = await database.runAndReadAll(`select count(*)::int, count(distinct type)::int, sum(strlen(training_content))::bigint from read_parquet('${to}/data/*.parquet')`);
  const [count, types, bytes] = counted.getRows()[0] ?? [];
  t.is(count, Object.values(rows).reduce((sum, own) => sum + own, 0));
  t.is(types, 3);
  t.is(Number(bytes), judge<number>(place, to, `print(sum(len(record['training_content'].encode()) for own in records().values() for record in own))`));
  database.closeSync();
});

test('export prompt-completion, alpaca and messages: every sample that asks and answers, as its spans say; what does not is counted', async (t) => {
  const place = builtBench(t, 83, {identifiers: {minLines: 1}, testPairs: true});
  const [pairs, alpaca, messages] = [await place.exported('prompt-completion'), await place.exported('alpaca', '--one-file', '--kind', 'message-to-diff'), await place.exported('messages', '--compress', 'zst')];
  const kinds = judge<Readonly<Record<string, number>>>(place, pairs.to, `
import glob
texts = {}
for own in records().values():
    for record in own: texts.setdefault(record['type'], []).append(record)
found = {}
for path in glob.glob(os.path.join(to, '*.jsonl')):
    for line in open(path, newline='\\n'):
        row = json.loads(line)
        same(list(row) == ['prompt', 'completion', 'metadata'], list(row))
        kind = row['metadata']['type']
        same(any(record['training_content'] == row['prompt'] + row['completion'] for record in texts[kind]), kind)
        if kind == 'message-to-diff': same(row['completion'].startswith(('--- ', 'diff --git')), row['completion'][:20])
        found[kind] = found.get(kind, 0) + 1
same(found['message-to-diff'] == len(texts['message-to-diff']) and found['identifiers'] == len(texts['identifiers']), found)
print(json.dumps(found))
`);
  t.deepEqual(Object.keys(kinds).sort(), ['identifiers', 'message-to-diff']);
  t.deepEqual(Object.keys(pairs.leftOut).sort(), ['commit: no question', 'file: no question']);
  t.deepEqual((await place.exported('prompt-completion')).leftOut, pairs.leftOut, 'kept files keep what was counted');
  judge(place, alpaca.to, `
import glob
rows = [json.loads(line) for path in glob.glob(os.path.join(to, '*.jsonl')) for line in open(path, newline='\\n')]
same(len(rows) == ${kinds['message-to-diff']} and all(list(row) == ['instruction', 'input', 'output', 'metadata'] and row['input'] == '' and row['metadata']['type'] == 'message-to-diff' for row in rows), 'rows')
print('null')
`);
  t.is(askPython<number>(`
import glob, io, json, os, pyarrow, sys
lines = [line for path in glob.glob(os.path.join(sys.argv[1], '*.jsonl.zst')) if os.path.getsize(path) for line in io.TextIOWrapper(pyarrow.CompressedInputStream(pyarrow.OSFile(path), 'zstd'), newline='\\n')]
rows = [json.loads(line) for line in lines]
assert all([turn['role'] for turn in row['messages']] == ['user', 'assistant'] for row in rows)
print(len(rows))
`, null, {args: [messages.to]}), Object.values(kinds).reduce((sum, count) => sum + count, 0));
});

test('export dolma, data-prep-kit and txt: rows by other people\'s names, and texts with their ends', async (t) => {
  const place = builtBench(t, 84, {phases: undefined});
  const [dolma, prep, texts] = [await place.exported('dolma'), await place.exported('data-prep-kit', '--one-file'), await place.exported('txt')];
  const blobs = Object.fromEntries(place.repo.run('ls-tree', '-r', '-z', 'HEAD').split('\0').filter((line) => line !== '').map((line) => [line.slice(line.indexOf('\t') + 1), line.split(/[ \t]/)[2] ?? '']));
  t.is(judge<number>(place, dolma.to, `
import gzip, glob, datetime
wanted = sorted((record['type'], record['training_content']) for own in records().values() for record in own)
rows = [json.loads(line) for path in sorted(glob.glob(os.path.join(to, '*.jsonl.gz'))) if os.path.getsize(path) for line in gzip.open(path, 'rt', newline='\\n')]
same(sorted((row['metadata']['type'], row['text']) for row in rows) == wanted, 'texts')
same(len({row['id'] for row in rows}) == len(rows) and all(row['source'] == 'source' for row in rows), 'ids')
same(all(('created' in row) == (row['metadata']['type'] != 'file') for row in rows), 'dates')
for row in rows:
    if 'created' in row: datetime.datetime.strptime(row['created'], '%Y-%m-%dT%H:%M:%SZ')
print(len(rows))
`), dolma.rows);
  const files = judge<readonly (readonly [string, string, string, string])[]>(place, prep.to, `
import pyarrow.parquet, glob
keys = ['title', 'document', 'repo_name', 'contents', 'document_id', 'ext', 'hash', 'size', 'date_acquired', 'snapshot', 'programming_language', 'domain']
rows = [row for path in glob.glob(os.path.join(to, '*.parquet')) for row in pyarrow.parquet.read_table(path).to_pylist()]
same(all(list(row) == keys and row['size'] == len(row['contents'].encode()) and row['hash'] == hashlib.sha256(row['contents'].encode()).hexdigest() for row in rows), 'rows')
same(len({row['document_id'] for row in rows}) == len(rows) == manifest['totals']['samples'], 'ids')
print(json.dumps([[row['title'], hashlib.sha1(b'blob %d\\0' % row['size'] + row['contents'].encode()).hexdigest(), row['programming_language'], row['ext']] for row in rows if row['document'].startswith('file/')]))
`);
  t.true(files.length > 3);
  for (const [path, blob] of files) t.is(blob, blobs[path] ?? '', path);
  t.deepEqual(files.find(([path]) => path.startsWith('odd names/'))?.slice(2), ['Rust', '.rs']);
  t.is(judge(place, texts.to, `
for name, own in records().items():
    end = (manifest['tokenizers'][0]['end'] or {'content': '\\n'})['content']
    wanted = ''.join(record['training_content'] + ('' if record['training_content'].endswith('\\n') else '\\n') + end + ('' if end.endswith('\\n') else '\\n') for record in own)
    same(open(os.path.join(to, name + '.txt'), newline='\\n').read() == wanted, name)
print('null')
`), null);
});

test('export jsonl: ways of cutting have trees of their own, whose records hold every text once, cut as the tokens are', async (t) => {
  const place = builtBench(t, 85, {cuts: {unbroken: 'none', chunked: {tokens: 80, overlap: 0}}, commits: {forms: ['patch']}, split: undefined});
  const {to} = await place.exported('jsonl');
  t.deepEqual(exportIn(to).files.map(({file}) => file), ['', '_unbroken', '_chunked'].flatMap((cut) => [`source_cpt_dataset${cut}.jsonl`, `curriculum_learning${cut}/phase1_foundation.jsonl`, `curriculum_learning${cut}/phase2_evolution.jsonl`]));
  const cut = judge<number>(place, to, `
lines = lambda *name: [json.loads(line) for line in open(os.path.join(to, *name), newline='\\n')]
for name in ('phase1_foundation.jsonl', 'phase2_evolution.jsonl'):
    whole = lines('curriculum_learning', name)
    same(lines('curriculum_learning_unbroken', name) == whole, 'unbroken')
    again, seen = [], 0
    for record in lines('curriculum_learning_chunked', name):
        same(record['chunk_index'] == (0 if record['chunk_index'] == 0 else seen + 1) and record['chunk_index'] < record['total_chunks'], record)
        seen = record['chunk_index']
        if seen == 0: again.append((record['type'], record.get('path', record.get('commit_hash')), ''))
        again[-1] = (*again[-1][:2], again[-1][2] + record['training_content'])
    wanted = [(record['type'], record.get('path', record.get('commit_hash')), record['training_content']) for record in whole]
    same(again == wanted, [(a, b) for a, b in zip(again, wanted) if a != b][:1] or [len(again), len(wanted)])
print(sum(record['total_chunks'] > 1 and record['chunk_index'] == 0 for record in lines('source_cpt_dataset_chunked.jsonl')))
`);
  t.true(cut > 3, `${cut} texts are cut`);
});
