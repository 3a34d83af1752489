import {createHash} from 'node:crypto';
import test from 'ava';
import {documentFlags} from '../../../../stages/format/native/document-file.ts';
import {readPackedFile} from '../../../../stages/format/native/packed-file.ts';
import {storedShard} from '../../../../stages/format/native/stored-shard.ts';
import {randomFrom} from '../../../cache/rows.ts';
import {nativeShard, nativeVersion, type NativeExtension, type Sequence} from '../../../../stages/format/native/native-shard.ts';

const sequence = (ids: readonly number[], loss: readonly number[]): Sequence => ({ids: Int32Array.from(ids), loss: Uint8Array.from(loss)});

/** The record of each sequence, without its digest, and the weights. */
function written(sequences: readonly Sequence[], end: number | null) {
  const shard = nativeShard({end, kind: 7});
  const bin = Buffer.concat(sequences.map((one) => shard.add(one)));
  const beside = new Map<NativeExtension, Buffer>(shard.beside().map(({extension, bytes}) => [extension, Buffer.from(bytes)]));
  const doc = beside.get('doc') ?? Buffer.of();
  const records = sequences.map((_, at) => [0, 4, 8, 12].map((offset) => doc.readUInt32LE(16 + at * 48 + 32 + offset)));
  return {ids: Array.from({length: bin.length / 4}, (_, at) => bin.readInt32LE(at * 4)), records, loss: beside.get('loss'), idx: beside.get('idx'), tokens: shard.tokens};
}

test('nativeShard: a range says what is trained, and no weights are written', (t) => {
  const {records, loss} = written([sequence([1, 2, 3, 4], [0, 1, 1, 0]), sequence([5], [0]), sequence([], []), sequence([6, 7], [1, 1])], null);
  t.deepEqual(records, [[1, 3, 0, 7], [0, 0, 0, 7], [0, 0, 0, 7], [0, 2, 0, 7]]);
  t.is(loss, undefined);
});

test('nativeShard: weights are written for all where one sequence needs them', (t) => {
  for (const weights of [[1, 0, 1], [2, 2, 2], [0, 1, 255]]) {
    const {records, loss} = written([sequence([1, 2, 3], weights), sequence([4, 5], [0, 1])], null);
    t.deepEqual(records, [[0, 3, documentFlags.weighted, 7], [1, 2, 0, 7]]);
    t.deepEqual([...(loss ?? [])], [...weights, 0, 1]);
  }
});

test('nativeShard: the end belongs to the document, stands there once, and is trained where anything is', (t) => {
  const {ids, records, tokens} = written([sequence([1, 2], [0, 1]), sequence([3, 9], [1, 1]), sequence([4], [0]), sequence([], []), sequence([5, 6], [1, 0])], 9);
  t.deepEqual(ids, [1, 2, 9, 3, 9, 4, 9, 9, 5, 6, 9]);
  t.deepEqual(records, [[1, 3, 2, 7], [0, 2, 2, 7], [0, 0, 2, 7], [0, 1, 2, 7], [0, 3, 3, 7]]);
  t.is(tokens, 11);
});

test('nativeShard: an index of nothing has one border', (t) => {
  t.is(written([], 9).idx?.toString('hex'), Buffer.concat([Buffer.from('MMIDIDX\0\0'), Buffer.from('0100000000000000'.concat('04', '0000000000000000', '0100000000000000', '0000000000000000'), 'hex')]).toString('hex'));
});

test('nativeShard: a record says that its sample goes on, and what is packed has its windows beside it', (t) => {
  const shard = nativeShard({end: 9, kind: 7, pack: 4});
  for (const one of [sequence([1, 2, 3, 4], [1, 1, 1, 1]), sequence([5, 6], [1, 1]), sequence([7], [1])]) shard.add({...one, goesOn: one.ids.length === 4});
  const beside = new Map<NativeExtension, Uint8Array>(shard.beside().map(({extension, bytes}) => [extension, bytes]));
  const doc = Buffer.from(beside.get('doc') ?? []);
  t.deepEqual([0, 1, 2].map((at) => doc.readUInt32LE(16 + at * 48 + 40)), [documentFlags.goesOn, documentFlags.ended, documentFlags.ended]);
  t.deepEqual(readPackedFile(Buffer.from(beside.get('packed') ?? [])), {window: 4, packed: [[0], [1], [2]], parents: [{first: 0, parts: 2}, {first: 0, parts: 2}, {first: 2, parts: 1}]});
});

/** No task gives these bytes, so the golden gate does not see them: shards of one version must have them for ever. */
const pinned: Readonly<Record<number, string>> = {1: '6706f48f39066f466b0726d1742dc3bbadc41ccab665795b85b563bfa9cb83e0', 2: '6524e4a1fa0c1ba7b77603d4bc95dd853f6a59022da383dec6acd1e14820e59c'};

test('nativeShard: other bytes need another nativeVersion, and with it another pin', (t) => {
  const sum = createHash('sha256');
  for (const rules of [{end: null}, {end: 9}, {end: 9, pack: 5}]) {
    const shard = nativeShard({...rules, kind: 1});
    for (const one of [{...sequence([1, 2, 200_000], [0, 1, 1]), goesOn: true}, sequence([9], [1]), sequence([], []), sequence([3, 4], [255, 0])]) sum.update(shard.add(one));
    for (const {extension, bytes} of shard.beside()) sum.update(extension).update(bytes);
  }
  t.is(sum.digest('hex'), pinned[nativeVersion] ?? 'no pin');
});

test('nativeShard: sequences that another shard holds are taken over as if their tokens had been seen', (t) => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = randomFrom(seed);
    const end = random(2) === 0 ? null : 9;
    const sequences = Array.from({length: 1 + random(12)}, () => {
      const ids = Array.from({length: random(6)}, () => random(12));
      // Mostly weights that records can say: a shard without any written out gives way to one that has them.
      return {...sequence(ids, ids.map(() => (random(10) === 0 ? random(3) : 1))), goesOn: random(4) === 0};
    });
    const from = random(sequences.length + 1);
    const to = from + random(sequences.length + 1 - from);
    const added = [sequence([1, 2, 3], [1, random(2), 1])];
    const rules = {end, kind: 3, ...(random(2) === 0 && {pack: 8})};
    const plain = nativeShard(rules);
    const bin = Buffer.concat([...added, ...sequences.slice(from, to), ...added].map((one) => plain.add(one)));

    const former = nativeShard({end, kind: 3});
    const formerBin = Buffer.concat(sequences.map((one) => former.add(one)));
    const stored = storedShard(new Map([['bin', formerBin], ...former.beside().map(({extension, bytes}): [NativeExtension, Buffer] => [extension, Buffer.from(bytes)])]));
    if (stored === undefined) return t.fail(`seed ${seed}: the files of a shard are not read back`);
    const spliced = nativeShard(rules);
    const splicedBin = Buffer.concat([...added.map((one) => spliced.add(one)), spliced.addStretch(stored.stretch(from, to)), ...added.map((one) => spliced.add(one))]);
    t.deepEqual(splicedBin, bin, `seed ${seed}`);
    t.deepEqual(spliced.beside(), plain.beside(), `seed ${seed}`);
    t.is(spliced.tokens, plain.tokens);
  }
});

test('storedShard: files that do not fit each other hold nothing', (t) => {
  const shard = nativeShard({end: 9, kind: 3});
  const bin = Buffer.concat([sequence([1, 2], [2, 1]), sequence([3], [1])].map((one) => shard.add(one)));
  const files = new Map<NativeExtension, Buffer>([['bin', bin], ...shard.beside().map(({extension, bytes}): [NativeExtension, Buffer] => [extension, Buffer.from(bytes)])]);
  t.truthy(storedShard(files));
  for (const [extension, bytes] of files) {
    t.is(storedShard(new Map([...files, [extension, bytes.subarray(0, -4)]])), undefined, `${extension} is short`);
    t.is(storedShard(new Map([...files, [extension, Buffer.concat([bytes, Buffer.alloc(48)])]])), undefined, `${extension} is long`);
    if (extension !== 'loss') t.is(storedShard(new Map([...files].filter(([name]) => name !== extension))), undefined, `no ${extension}`);
    if (extension === 'idx' || extension === 'doc') t.is(storedShard(new Map([...files, [extension, Buffer.from(bytes).fill(255, 0, 4)]])), undefined, `${extension} is of another kind`);
  }
});
