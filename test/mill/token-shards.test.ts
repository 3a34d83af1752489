import {createHash} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {canonical} from '../../graph/value/params.ts';
import {ranksToTokenizer} from '../../stages/tokenize/ranks-to-tokenizer.ts';
import type {TokenizerChoice} from '../../tools/executors/build/tokenizer-choice.ts';
import {tokenFile} from '../../tools/executors/build/token-shard-entry.ts';
import type {Manifest} from '../../tools/executors/build/manifest.ts';
import {random} from '../graph/rig/random.ts';
import {smallRanks, smallTokenizer} from '../stages/tokenize/rig.ts';
import {trainRanks} from '../stages/tokenize/small-ranks.ts';
import {readNatively} from './native-reader.ts';
import {mill, recordsOf, type Mill, type Milled} from './rig.ts';
import {wildHistory} from './wild-history.ts';

const manifestIn = ({files}: Milled) => JSON.parse(files['manifest.json'] ?? '') as Manifest;

function tokenizerFile({root}: Mill, name: string, ranks = smallRanks): TokenizerChoice & {kind: 'file'} {
  const path = join(root, name);
  writeFileSync(path, canonical(JSON.parse(JSON.stringify(ranksToTokenizer(ranks)))));
  return {kind: 'file', path};
}

test('token shards are what Megatron reads, and every sequence decodes to the text of its record', async (t) => {
  const rig = mill(t);
  wildHistory(rig.repo, random(21), 60);
  const milled = await rig.build({tokenizer: tokenizerFile(rig, 'small.json')});
  const out = join(rig.root, 'own/out');
  const [entry, ...more] = manifestIn(milled).tokenizers;
  if (entry === undefined) return t.fail();
  t.deepEqual(more, []);
  t.like(entry, {name: '', vocab: 402, end: {id: 400, content: '<|endoftext|>'}, added: [{id: 400, content: '<|endoftext|>'}, {id: 401, content: '<|fim_prefix|>'}]});
  t.true(entry.shards.length > 4, `${entry.shards.length} shards`);
  const tokenizer = smallTokenizer();
  let tokens = 0;
  for (const [kind, number] of [['file', 0], ['commit', 1]] as const) {
    const shards = entry.shards.filter((shard) => shard.kind === kind);
    const read = readNatively(out, shards);
    for (const [at, shard] of shards.entries()) t.like(shard, {sequences: read[at]?.length, documents: read[at]?.length, tokens: read[at]?.reduce((sum, {ids}) => sum + ids.length, 0)});
    const texts = recordsOf(milled, kind).map((record) => record['training_content']);
    const sequences = read.flat();
    t.deepEqual(sequences.map(({ids}) => tokenizer.decode(Int32Array.from(ids.slice(0, -1)))), texts.map(String));
    // The end belongs to the document, and is trained like all of it.
    for (const {ids, lossFrom, lossTo, flags, kind: own, weights} of sequences) t.deepEqual([ids.at(-1), lossFrom, lossTo, flags, own, weights], [400, 0, ids.length, 2, number, null]);
    tokens += sequences.reduce((sum, {ids}) => sum + ids.length, 0);
  }
  t.is(entry.tokens, tokens);
});

test('every file of a token shard is listed with its digest and size, and is named by its shard', async (t) => {
  const rig = mill(t);
  wildHistory(rig.repo, random(22), 20);
  const {tokenizers} = manifestIn(await rig.build());
  const [entry] = tokenizers;
  // A vocabulary of the bytes has no control token: nothing ends a document, and the manifest says so.
  t.like(entry, {vocab: 256, end: null, added: []});
  for (const {digest, files} of entry?.shards ?? []) {
    t.deepEqual(files.map(({file}) => file), ['bin', 'idx', 'doc'].map((extension) => tokenFile(digest, extension)));
    for (const {file, sha256, size} of files) {
      const bytes = readFileSync(join(rig.root, 'own/out', file));
      t.deepEqual([createHash('sha256').update(bytes).digest('hex'), bytes.length], [sha256, size], file);
    }
  }
});

test('an edited file rewrites the token shards it stands in, and no other; its tokens alone run', async (t) => {
  const rig = mill(t);
  wildHistory(rig.repo, random(23), 80);
  rig.repo.run('checkout', '--quiet', '--force', 'main');
  rig.repo.write('edited.rs', 'fn one() {}\n');
  rig.repo.commit('before');
  const before = manifestIn(await rig.build({shards: {targetBytes: 4000}}));
  rig.repo.write('edited.rs', 'fn two() {}\n');
  const oid = rig.repo.commit('after');
  const milled = await rig.build({shards: {targetBytes: 4000}});
  t.deepEqual([milled.ledger['tokens.file'], milled.ledger['tokens.commit']], [['edited.rs'], [oid]]);
  const shardsOf = ({tokenizers}: Manifest) => (tokenizers[0]?.shards ?? []).map(({digest}) => digest);
  const [old, now] = [new Set(shardsOf(before)), shardsOf(manifestIn(milled))];
  t.true(now.length > 8, `${now.length} shards`);
  // One with the file, and the last of the commits; a second one where the new commit ends it.
  t.true(now.filter((digest) => !old.has(digest)).length <= 3);
  const clean = await rig.build({shards: {targetBytes: 4000}}, 'clean');
  t.deepEqual(clean.files, milled.files);
});

test('a cut: no sequence is longer than asked, what is trained of them is the whole, and only the last of a document ends', async (t) => {
  const rig = mill(t);
  wildHistory(rig.repo, random(26), 30);
  rig.repo.write('long.rs', Array.from({length: 60}, (_, at) => `fn number_${at}() {\n    let value = ${at};\n}\n\n`).join(''));
  rig.repo.commit('long');
  const tokenizer = tokenizerFile(rig, 'small.json');
  const [whole, cut] = [await rig.build({tokenizer}), await rig.build({tokenizer, cuts: [{name: '', rules: {tokens: 80, overlap: 12}}]}, 'clean')];
  const read = (milled: Milled, name: string) => readNatively(join(rig.root, name, 'out'), manifestIn(milled).tokenizers[0]?.shards ?? []).flat();
  const sequences = read(cut, 'clean');
  t.true(sequences.every(({ids}) => ids.length <= 80), 'with the end of a document');
  const documents: number[][] = [[]];
  for (const {ids, lossFrom, lossTo, flags} of sequences) {
    documents.at(-1)?.push(...ids.slice(lossFrom, lossTo));
    t.is(lossTo, ids.length);
    if ((flags & 2) !== 0) documents.push([]);
  }
  t.deepEqual(documents.slice(0, -1), read(whole, 'own').map(({ids}) => ids));
  t.true(sequences.length > 2 * (documents.length - 1), `${sequences.length} sequences of ${documents.length - 1} documents`);
  t.is(manifestIn(cut).totals.tokens, manifestIn(whole).totals.tokens, 'a token of an overlap is counted once');
});

for (const isListed of [false, true]) {
  test(`tokens of rows that stayed are taken from the former files ${isListed ? 'as the manifest lists them' : 'unless those are not what the manifest says'}`, async (t) => {
    const rig = mill(t);
    const oneShard = {shards: {targetBytes: 1_000_000}};
    for (let at = 0; at < 9; at++) rig.repo.write(`a${at}.rs`, `fn number_${at}() {}\n`);
    rig.repo.commit('before');
    const {tokenizers, ...manifest} = manifestIn(await rig.build(oneShard));
    const out = join(rig.root, 'own/out');
    const damaged = tokenizers.map(({shards, ...tokenizer}) => ({...tokenizer, shards: shards.map(({files, ...shard}) => ({...shard, files: files.map((listed) => {
      if (shard.kind !== 'file' || !listed.file.endsWith('.bin')) return listed;
      const bytes = readFileSync(join(out, listed.file));
      bytes.writeInt32LE(bytes.readInt32LE(0) ^ 1, 0);
      writeFileSync(join(out, listed.file), bytes);
      return isListed ? {...listed, sha256: createHash('sha256').update(bytes).digest('hex')} : listed;
    })}))}));
    writeFileSync(join(out, 'manifest.json'), JSON.stringify({...manifest, tokenizers: damaged}));
    rig.repo.write('a8.rs', 'fn other() {}\n');
    rig.repo.commit('after');
    const milled = await rig.build(oneShard);
    const clean = await rig.build(oneShard, 'clean');
    const filesOf = ({tokenizers: [entry]}: Manifest) => entry?.shards.filter(({kind}) => kind === 'file');
    if (isListed) t.notDeepEqual(filesOf(manifestIn(milled)), filesOf(manifestIn(clean)), 'the first id is that of the damaged file');
    else t.deepEqual(milled.files, clean.files);
  });
}

test('several tokenizers: a collection and shards for each; another one runs its rows alone, another name runs none', async (t) => {
  const rig = mill(t);
  wildHistory(rig.repo, random(24), 20);
  const [small, other] = [tokenizerFile(rig, 'small.json'), tokenizerFile(rig, 'other.json', trainRanks('let fn use one two three', 20, {'</s>': 300}))];
  const both = (a: string, b: string, second = other): TokenizerChoice => ({kind: 'several', tokenizers: [{name: a, tokenizer: small}, {name: b, tokenizer: second}]});
  const built = await rig.build({tokenizer: both('small', 'other')});
  const {tokenizers, totals} = manifestIn(built);
  t.deepEqual(tokenizers.map(({name, end}) => [name, end?.content]), [['small', '<|endoftext|>'], ['other', '</s>']]);
  const documents = tokenizers.map(({shards}) => shards.reduce((sum, {sequences}) => sum + sequences, 0));
  t.is(totals.tokens, (tokenizers[0]?.tokens ?? 0) - (documents[0] ?? 0), 'the first counts, without ends');
  const third = tokenizerFile(rig, 'third.json', trainRanks('aa bb cc dd', 10, {}));
  const {ledger} = await rig.build({tokenizer: both('small', 'other', third)});
  t.deepEqual(Object.keys(ledger), ['shards.tokens.commit.other', 'shards.tokens.file.other', 'stats.tokens.commit.other', 'stats.tokens.file.other', 'tokens.commit.other', 'tokens.file.other']);
  const renamed = await rig.build({tokenizer: both('first', 'second', third)});
  t.deepEqual(Object.keys(renamed.ledger).filter((name) => !name.startsWith('stats.')), []);
  t.deepEqual(manifestIn(await rig.build({tokenizer: both('small', 'other')})), manifestIn(built));
  const alone = await rig.build({tokenizer: small}, 'alone');
  t.deepEqual(manifestIn(alone).tokenizers[0]?.shards, tokenizers[0]?.shards, 'a neighbour changes nothing');
});
