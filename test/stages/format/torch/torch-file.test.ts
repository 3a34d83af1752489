import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {nanogptFile} from '../../../../stages/format/arrays/nanogpt-file.ts';
import {npyFile} from '../../../../stages/format/arrays/npy-file.ts';
import type {NumberArray} from '../../../../stages/format/arrays/number-array.ts';
import {safetensorsFile} from '../../../../stages/format/arrays/safetensors-file.ts';
import {pickled, pickledInts, pickleStart, pickleStop} from '../../../../stages/format/torch/pickle.ts';
import {torchPlain, torchTensors, type Tensor} from '../../../../stages/format/torch/torch-file.ts';
import {askPython} from '../../../rig/trainer-python.ts';
import {folderWith} from '../../../tools/rig/folder.ts';

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  // In two pieces, neither of them aligned.
  yield bytes.subarray(0, 3);
  yield bytes.subarray(3);
}

function array<T extends NumberArray['type']>(name: string, type: T, shape: readonly number[], numbers: readonly number[]): NumberArray & {readonly type: T} {
  const made = {bool: () => Uint8Array.from(numbers), u8: () => Uint8Array.from(numbers), u16: () => Uint16Array.from(numbers), u32: () => Uint32Array.from(numbers), i32: () => Int32Array.from(numbers), i64: () => BigInt64Array.from(numbers.map(BigInt))}[type]();
  return {name, type, shape, content: () => once(new Uint8Array(made.buffer))};
}

const longs = array('contexts', 'i64', [2, 3], [1, -2, 3, 2 ** 40, 0, 6]);
const bools = array('masks', 'bool', [2, 2], [1, 0, 0, 1]);
const ints = array('ids', 'i32', [4], [7, 8, 2 ** 31 - 1, -1]);
const bytes = array('loss', 'u8', [5], [0, 255, 1, 0, 2]);
const none = array('none', 'i64', [0, 4], []);
const values = {contexts: [[1, -2, 3], [2 ** 40, 0, 6]], masks: [[true, false], [false, true]], ids: [7, 8, 2 ** 31 - 1, -1], loss: [0, 255, 1, 0, 2], none: []};

const torchScript = `
import json, sys, zipfile, torch
path = sys.argv[1]
assert zipfile.ZipFile(path).testzip() is None
plain = torch.load(path, weights_only=True)
mapped = torch.load(path, weights_only=True, mmap=True)
assert all(torch.equal(plain[name], mapped[name]) and plain[name].is_contiguous() for name in plain)
again = sys.argv[1] + '.again'
torch.save(plain, again)
assert all(torch.equal(plain[name], torch.load(again, weights_only=True)[name]) for name in plain)
print(json.dumps({name: [str(value.dtype), list(value.shape), value.tolist(), mapped[name].data_ptr() % 64] for name, value in plain.items()}))
`;

test('torch: a file of tensors is read by PyTorch, with weights alone, into memory or mapped, each aligned', async (t) => {
  const path = join(await folderWith(t, {}), 'data.pt');
  const tensors: readonly Tensor[] = [longs, bools, ints, bytes, none];
  writeFileSync(path, Buffer.concat(await Array.fromAsync(torchTensors(tensors))));
  const read = askPython<Record<string, readonly [string, readonly number[], unknown, number]>>(torchScript, null, {args: [path]});
  t.deepEqual(Object.fromEntries(Object.entries(read).map(([name, [, , value]]) => [name, value])), values);
  t.deepEqual(Object.entries(read).map(([name, [type, shape]]) => [name, type, shape]), [['contexts', 'torch.int64', [2, 3]], ['masks', 'torch.bool', [2, 2]], ['ids', 'torch.int32', [4]], ['loss', 'torch.uint8', [5]], ['none', 'torch.int64', [0, 4]]]);
  t.true(Object.values(read).every(([, , value, place]) => place === 0 || (Array.isArray(value) && value.length === 0)));
});

test('torch: plain data that came in pieces is what it was, hostile texts among it', async (t) => {
  const path = join(await folderWith(t, {}), 'tokens.pt');
  const plain = {tokens: [[1, 255, 256, 65_535, 65_536, 2 ** 31 - 1, -1], []], metadata: [{chunk_id: 'a_0', text: 'é \u2028 🦀 .\n(cos\nsystem\n', yes: true, none: null, half: 0.5, big: 2 ** 40}, {}]};
  await t.notThrowsAsync(async () => {
    writeFileSync(path, Buffer.concat(await Array.fromAsync(torchPlain(async function* () {
      yield pickleStart;
      yield pickled(plain);
      yield pickleStop;
    }))));
  });
  t.deepEqual(askPython(`import json, sys, torch\nprint(json.dumps(torch.load(sys.argv[1], weights_only=True)))`, null, {args: [path]}), plain);
  t.deepEqual(pickledInts(Int32Array.from(plain.tokens[0] ?? [])), pickled(plain.tokens[0] ?? []));
});

test('safetensors and npy: read by their own libraries, mapped, with the types they were given', async (t) => {
  const folder = await folderWith(t, {});
  const wide = array('wide', 'u32', [2], [2 ** 32 - 1, 0]);
  const narrow = array('narrow', 'u16', [3], [65_535, 0, 7]);
  const arrays = [bytes, longs, bools, ints, wide, narrow, none];
  writeFileSync(join(folder, 'all.safetensors'), Buffer.concat(await Array.fromAsync(safetensorsFile(arrays, {tokenizer: 'é "x"'}))));
  for (const one of arrays) writeFileSync(join(folder, `${one.name}.npy`), Buffer.concat(await Array.fromAsync(npyFile(one))));
  const read = askPython<{tensors: object; types: object; about: object; arrays: object}>(`
import json, os, sys, numpy, safetensors
folder = sys.argv[1]
with safetensors.safe_open(os.path.join(folder, 'all.safetensors'), 'numpy') as file:
    tensors = {name: file.get_tensor(name) for name in sorted(file.keys())}
    about = file.metadata()
arrays = {name: numpy.load(os.path.join(folder, name + '.npy'), mmap_mode='r' if tensors[name].size else None, allow_pickle=False) for name in tensors}
assert all(arrays[name].dtype == tensors[name].dtype and arrays[name].shape == tensors[name].shape for name in tensors)
print(json.dumps({'tensors': {name: value.tolist() for name, value in tensors.items()}, 'types': {name: str(value.dtype) for name, value in tensors.items()}, 'about': about, 'arrays': {name: value.tolist() for name, value in arrays.items()}}))
`, null, {args: [folder]});
  const expected = {...values, wide: [2 ** 32 - 1, 0], narrow: [65_535, 0, 7]};
  t.deepEqual(read.tensors, Object.fromEntries(Object.entries(expected).sort()));
  t.deepEqual(read.arrays, read.tensors);
  t.deepEqual(read.types, {contexts: 'int64', ids: 'int32', loss: 'uint8', masks: 'bool', narrow: 'uint16', none: 'int64', wide: 'uint32'});
  t.deepEqual(read.about, {tokenizer: 'é "x"'});
});

test('an array that is not as long as its head says is an error, in every format', async (t) => {
  const short: Tensor = {...ints, shape: [5]};
  for (const file of [torchTensors([short]), safetensorsFile([short], {}), npyFile(short)]) await t.throwsAsync(Array.fromAsync(file), {message: 'The array "ids" of 20 bytes came as 16'});
});

test('nanogpt: ids that need more than 16 bits are 32 bits wide, which its head says as NeMo AutoModel asks', async (t) => {
  const path = join(await folderWith(t, {}), 'all.bin');
  const ids = Int32Array.of(0, 199_999, 65_536);
  const all = async function* () {
    yield new Uint8Array(ids.buffer);
  };
  writeFileSync(path, Buffer.concat(await Array.fromAsync(nanogptFile({tokens: 3, vocab: 200_000}, all()))));
  t.deepEqual(askPython(`import json, sys, numpy\nhead = numpy.memmap(sys.argv[1], numpy.int32, 'r', shape=(256,))\nprint(json.dumps([head[:5].tolist(), numpy.memmap(sys.argv[1], numpy.uint32, 'r', 1024, (int(head[2]),)).tolist()]))`, null, {args: [path]}), [[278_895_051, 1, 3, 4, 0], [...ids]]);
  await t.throwsAsync(Array.fromAsync(nanogptFile({tokens: 3, vocab: 65_536}, all())), {message: 'A token id does not fit 16 bits'});
  await t.throwsAsync(Array.fromAsync(nanogptFile({tokens: 3, vocab: 65_536}, once(new Uint8Array(ids.buffer)))), {message: '3 bytes are no whole number of token ids'});
});
