import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {exportIn} from '../../../../bench/patches/exported.ts';
import {builtBench, judge} from './rig.ts';

const sections = ['change-patterns', 'change-patterns-test', 'change-patterns-val', 'code-foundation', 'code-foundation-test', 'code-foundation-val'];

test('export npy and safetensors: the tokens of the native shards, by part and phase, read by numpy and safetensors', async (t) => {
  const place = builtBench(t, 91);
  const [arrays, tensors] = [await place.exported('npy'), await place.exported('safetensors')];
  const names = judge<readonly string[]>(place, arrays.to, `
found = native()
for name, own in found.items():
    load = lambda part: numpy.load(os.path.join(to, name + '_' + part + '.npy'), mmap_mode='r')
    same(numpy.array_equal(load('input_ids'), own['ids']) and load('input_ids').dtype == numpy.int32, name)
    same(numpy.array_equal(load('offsets'), numpy.concatenate([[0], numpy.cumsum(own['lengths'])])), name)
    same(numpy.array_equal(load('loss_mask'), own['loss']) and numpy.array_equal(load('kinds'), own['kinds']), name)
same(any(0 < own['loss'].sum() < len(own['loss']) for own in found.values()), 'something is not trained')
same(len(os.listdir(to)) == 4 * len(found) + 1, 'nothing else')
print(json.dumps(sorted(found)))
`);
  t.deepEqual(names.toSorted(), sections);
  t.is(judge(place, (await place.exported('tokens-parquet', '--one-file')).to, `
import pyarrow.parquet, datasets
for name, own in native().items():
    table = pyarrow.parquet.read_table(os.path.join(to, name + '.parquet'))
    same(numpy.array_equal(table['input_ids'].combine_chunks().flatten(), own['ids']) and numpy.array_equal(table['loss_mask'].combine_chunks().flatten(), own['loss']), name)
    same([len(row) for row in table['input_ids'].to_pylist()] == own['lengths'].tolist() and len(set(table['chunk_id'].to_pylist())) > 0, name)
print('null')
`), null);
  judge(place, tensors.to, `
import safetensors
for name, own in native().items():
    with safetensors.safe_open(os.path.join(to, name + '.safetensors'), 'numpy') as file:
        same(numpy.array_equal(file.get_tensor('input_ids'), own['ids']) and numpy.array_equal(file.get_tensor('offsets')[1:], numpy.cumsum(own['lengths'])), name)
        same(numpy.array_equal(file.get_tensor('loss_mask'), own['loss']) and file.metadata()['tokenizer'] == manifest['tokenizers'][0]['digest'], name)
print('null')
`);
});

test('export nanogpt and datatrove: a file a shard or one a section, in 16 bits where the vocabulary fits', async (t) => {
  const place = builtBench(t, 92);
  const script = (one: boolean) => `
for name, own in native().items():
    runs = [(name, own['ids'], own['lengths'], own['loss'])] if ${one ? 'True' : 'False'} else [('%s_%06d' % (name, at + 1), *of) for at, of in enumerate(zip(own['each'], own['each_lengths'], own['each_loss']))]
    for file, ids, lengths, loss in runs:
        path = os.path.join(to, file)
        if os.path.exists(path + '.bin'):
            head = numpy.memmap(path + '.bin', numpy.int32, 'r', shape=(256,))
            same(list(head[:4]) == [20240520, 1, len(ids), 2] and not head[4:].any(), file)
            same(numpy.array_equal(numpy.memmap(path + '.bin', numpy.uint16, 'r', 1024), ids), file)
        else:
            same(numpy.array_equal(numpy.fromfile(path + '.ds', '<u2'), ids), file)
            same(numpy.array_equal(numpy.fromfile(path + '.ds.index', '<u8'), numpy.cumsum(lengths)), file)
            same(numpy.array_equal(numpy.fromfile(path + '.ds.loss', '?'), loss > 0), file)
            same(open(path + '.ds.metadata').read().split('\\n')[:2] == [manifest['tokenizers'][0]['digest'] + '|2', str(len(ids))], file)
print('null')
`;
  for (const format of ['nanogpt', 'datatrove']) {
    t.is(judge(place, (await place.exported(format)).to, script(false)), null);
    t.is(judge(place, (await place.exported(format, '--one-file', '--to', join(place.root, `one-${format}`))).to, script(true)), null);
  }
});

test('export windows-pt: the seed\'s keys and shapes by torch, mapped and weights alone, and every window is what the seed\'s generator makes of the stream', async (t) => {
  const place = builtBench(t, 93, {phases: 'seed'});
  const {to} = await place.exported('windows-pt', '--windows', '50/10/7');
  const counts = judge<Readonly<Record<string, number>>>(place, to, `
import torch
streams = {}
for own in native().values():
    for shard, ids in zip(own['shards'], own['each']): streams.setdefault((shard['split'], shard['phase'], shard['kind']), []).append(ids)
found = {}
for split in ('train', 'val', 'test'):
    data = torch.load(os.path.join(to, 'training_data_%s.pt' % split), weights_only=True, mmap=True)
    same(list(data) == ['contexts', 'targets', 'context_masks', 'target_masks'], 'keys')
    same([data[key].dtype for key in data] == [torch.long, torch.long, torch.bool, torch.bool], 'types')
    rows = []
    for key in dict.fromkeys((shard['split'], shard['phase'], shard['kind']) for shard in manifest['tokenizers'][0]['shards'] if shard['split'] == split):
        tokens = numpy.concatenate(streams[key]).tolist()
        for at in range(0, len(tokens) - 50, 7):
            context, target = tokens[at:at + 50], tokens[at + 50:at + 60]
            rows.append((context, target + [0] * (10 - len(target)), [True] * 50, [True] * len(target) + [False] * (10 - len(target))))
    same([data[key].shape for key in data] == [(len(rows), 50), (len(rows), 10)] * 2, 'shapes')
    for at, key in enumerate(data): same(data[key].tolist() == [row[at] for row in rows], split + ' ' + key)
    found[split] = len(rows)
stats = json.load(open(os.path.join(to, 'dataset_stats.json')))
same({split: one['samples'] for split, one in stats['splits'].items()} == found and stats['context_window'] == 50, 'statistics')
print(json.dumps(found))
`);
  t.true(Object.values(counts).every((count) => count > 20), JSON.stringify(counts));
});

test('export tokens-pt: the seed\'s lists, by torch with weights alone, each with what it is of; a view and kinds are chosen by name', async (t) => {
  const place = builtBench(t, 94, {phases: undefined, cuts: {unbroken: 'none', chunked: {tokens: 64, overlap: 8}}});
  const {to} = await place.exported('tokens-pt', '--view', 'chunked', '--kind', 'commit', '--kind', 'file');
  const files = place.repo.run('ls-tree', '-r', '-z', '--name-only', 'HEAD').split('\0');
  const commits = new Set(place.repo.run('rev-list', 'HEAD').split('\n'));
  const about = judge<readonly {chunk_id: string; commit_hash?: string; timestamp_unix?: number; path?: string; kind: string; split: string; part: number; parts: number}[]>(place, to, `
import torch
found = []
for name, own in native('chunked', ['commit', 'file']).items():
    data = torch.load(os.path.join(to, 'tokens_%s.pt' % name), weights_only=True)
    same(list(data) == ['tokens', 'metadata'] and len(data['tokens']) == len(data['metadata']) == len(own['lengths']), name)
    ends = numpy.cumsum(own['lengths'])
    same(data['tokens'] == [own['ids'][end - length:end].tolist() for end, length in zip(ends, own['lengths'])], name)
    found += data['metadata']
print(json.dumps(found))
`);
  t.true(about.some(({parts}) => parts > 1) && about.every(({part, parts}) => part < parts));
  t.true(about.every(({kind, commit_hash, path}) => (kind === 'commit' ? commits.has(commit_hash ?? '') : files.includes(path ?? ''))));
  t.is(new Set(about.map(({kind, chunk_id}) => `${kind} ${chunk_id}`)).size, about.length);
  const {code, err} = await place.run('export', 'npy', '--view', 'chunky');
  t.deepEqual([code, /--view: expected "unbroken" or "chunked", got "chunky"\. Did you mean "chunked"\?/.test(err)], [2, true], err);
});

test('exports of a build: what did not change is kept, what another one listed goes, nothing else is touched, and a damaged shard is no input', async (t) => {
  const place = builtBench(t, 95, {split: undefined, phases: undefined});
  const first = await place.exported('nanogpt');
  writeFileSync(join(first.to, 'mine.bin'), 'mine');
  t.like((await place.exported('nanogpt')).files, {written: 0});
  place.repo.write('new.rs', 'fn new() {}\n');
  place.repo.commit('one more');
  const next = await place.exported('nanogpt');
  t.true(next.files.written > 0 && next.files.written <= 4 && next.files.kept > 3, JSON.stringify(next.files));
  t.is(next.ran, 3);
  const clean = await place.exported('nanogpt', '--to', join(place.root, 'clean'), '--store', join(place.root, 'other'));
  t.deepEqual(exportIn(clean.to).files, exportIn(next.to).files);
  await place.exported('nanogpt', '--one-file');
  t.deepEqual(readdirSync(next.to).sort(), ['all.bin', 'export.json', 'mine.bin']);
  // One byte of a shard, which no size tells.
  const shard = join(place.out, 'shards', readdirSync(join(place.out, 'shards'), {recursive: true, encoding: 'utf8'}).find((name) => name.endsWith('.bin')) ?? '');
  const bytes = readFileSync(shard);
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  writeFileSync(shard, bytes);
  const refused = await place.run('export', 'npy');
  t.deepEqual([refused.code, /Could not export "shards\/.*\.bin": its bytes are others[^]*--mend/.test(refused.err)], [1, true], refused.err);
  t.is((await place.run('build', '--mend')).code, 0);
  t.is((await place.run('export', 'npy')).code, 0);
});
