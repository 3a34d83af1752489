import {join} from 'node:path';
import test from 'ava';
import type {NamedCut} from '../../stages/tokenize/named-cut.ts';
import type {Manifest, TokenizerEntry} from '../../tools/executors/build/manifest.ts';
import {random} from '../graph/rig/random.ts';
import {smallTokenizer} from '../stages/tokenize/rig.ts';
import {readNatively} from './native-reader.ts';
import {readPacked} from './packed-reader.ts';
import {mill, type Mill, type Milled} from './rig.ts';
import {smallTokenizerFile} from './small-tokenizer-file.ts';
import {wildHistory} from './wild-history.ts';

const window = 96;
const packedCut: NamedCut = {name: 'packed', rules: {tokens: window, overlap: 0, pack: true}};
const unbroken: NamedCut = {name: 'unbroken', rules: null};
const chunked: NamedCut = {name: 'chunked', rules: {tokens: window, overlap: 24}};

const manifestIn = ({files}: Milled) => JSON.parse(files['manifest.json'] ?? '') as Manifest;

function entryNamed(milled: Milled, name: string): TokenizerEntry {
  const entry = manifestIn(milled).tokenizers.find((one) => one.name === name);
  if (entry === undefined) throw new Error(`No tokenizer is named "${name}"`);
  return entry;
}

function longHistory(rig: Mill, seed: number): void {
  wildHistory(rig.repo, random(seed), 40);
  rig.repo.write('long.rs', Array.from({length: 40}, (_, at) => `/// Says ${at}.\nfn number_${at}() {\n    let value = ${at};\n}\n\n`).join(''));
  rig.repo.commit('long');
}

test('packed: Python puts the windows together, and every trained token of the whole samples is in them once, whole samples uncut where they fit', async (t) => {
  const rig = mill(t);
  longHistory(rig, 31);
  const forms = {kinds: ['message-to-diff', 'patch'] as const};
  const milled = await rig.build({tokenizer: smallTokenizerFile(rig.root), cuts: [unbroken, packedCut], commits: {merges: 'first-parent', forms}, shards: {targetBytes: 20_000}});
  const out = join(rig.root, 'own/out');
  const [whole, packed] = [entryNamed(milled, 'unbroken'), entryNamed(milled, 'packed')];
  let cut = 0;
  for (const kind of ['file', 'commit', 'message-to-diff']) {
    const documents = readNatively(out, whole.shards.filter((shard) => shard.kind === kind)).flat();
    const shards = packed.shards.filter((shard) => shard.kind === kind);
    const read = readPacked(out, shards);
    // Sequences as they lie in the shards, put together again to samples.
    const again: {ids: number[]; parts: number}[] = [];
    for (const [at, sequences] of readNatively(out, shards).entries()) {
      for (const [index, {ids}] of sequences.entries()) {
        const {part = 0, parts = 0} = read[at]?.sequences[index] ?? {};
        if (part === 1) again.push({ids: [...ids], parts});
        else again.at(-1)?.ids.push(...ids);
      }
    }
    t.deepEqual(again.map(({ids}) => ids), documents.map(({ids}) => ids), kind);
    t.true(again.every(({ids, parts}) => (parts === 1) === (ids.length <= window)), `${kind}: cut where it does not fit, and only there`);
    cut += again.filter(({parts}) => parts > 1).length;
    // Of all windows together, the trained tokens are those of the whole samples.
    const trained = (ids: readonly number[], weights: readonly number[]) => ids.filter((_, place) => weights[place] === 1);
    const windows = read.flatMap((shard) => shard.windows);
    const wanted = documents.flatMap(({ids, lossFrom, lossTo}) => ids.slice(lossFrom, lossTo));
    t.deepEqual(windows.flatMap(({ids, weights}) => trained(ids, weights)).sort(), wanted.sort(), kind);
    if (kind === 'message-to-diff') t.true(documents.some(({lossFrom}) => lossFrom > 0) && windows.some(({weights, documents: own}) => weights.some((weight, place) => weight === 0 && own[place] !== -1)), 'what is asked is in the windows, and not trained');
    for (const {ids, positions, documents: own} of windows) {
      t.is(ids.length, window);
      t.true(positions.every((position, place) => (place > 0 && own[place] === own[place - 1] && own[place] !== -1 ? position === (positions[place - 1] ?? 0) + 1 : position === 0)));
    }
    const section = packed.packing?.sections.find((one) => one.kind === kind);
    const tokens = windows.reduce((sum, {documents: own}) => sum + own.filter((document) => document !== -1).length, 0);
    t.deepEqual(section, {kind, windows: windows.length, sequences: read.reduce((sum, {sequences}) => sum + sequences.length, 0), tokens, padding: 1 - tokens / (windows.length * window), cutSamples: again.filter(({parts}) => parts > 1).length});
  }
  t.true(cut > 3, `${cut} samples are longer than a window`);
  t.is(packed.packing?.window, window);
  t.deepEqual([whole.cut, whole.packing, packed.cut], [null, undefined, {tokens: window, overlap: 0}]);
});

test('cuts: each way has its shards, and what is tokenized once serves all; another way runs its own rows, and an unbroken one is a build without cuts', async (t) => {
  const rig = mill(t);
  longHistory(rig, 32);
  const tokenizer = smallTokenizerFile(rig.root);
  const first = await rig.build({tokenizer, cuts: [unbroken]});
  t.true((first.ledger['uncut.commit'] ?? []).length > 5);
  const all = await rig.build({tokenizer, cuts: [unbroken, chunked, packedCut]});
  t.deepEqual(Object.keys(all.ledger).filter((name) => /^(?:uncut|tokens)\./.test(name)), ['tokens.commit.chunked', 'tokens.commit.packed', 'tokens.file.chunked', 'tokens.file.packed'], 'nothing is tokenized again');
  const {tokenizers, totals} = manifestIn(all);
  t.deepEqual(tokenizers.map(({name}) => name), ['unbroken', 'chunked', 'packed']);
  const alone = manifestIn(await rig.build({tokenizer}, 'alone'));
  t.deepEqual(tokenizers[0]?.shards, alone.tokenizers[0]?.shards);
  t.deepEqual(totals, alone.totals, 'a token is counted once, however often it is cut');
  const clean = await rig.build({tokenizer, cuts: [unbroken, chunked, packedCut]}, 'clean');
  t.deepEqual(clean.files, all.files);
  // A cut has the overlap of the one before it, and something new.
  const sequences = readNatively(join(rig.root, 'own/out'), tokenizers[1]?.shards ?? []).flat();
  t.true(sequences.every(({ids, lossFrom, lossTo}) => ids.length <= window && lossFrom <= 24 && lossTo === ids.length && (lossTo > lossFrom || ids.length === 0)));
  t.true(sequences.some(({lossFrom}) => lossFrom === 24));
});

test('packed: an edited file repacks the shard it stands in, and no other; the files are those of a clean build', async (t) => {
  const rig = mill(t);
  wildHistory(rig.repo, random(33), 60);
  rig.repo.run('checkout', '--quiet', '--force', 'main');
  rig.repo.write('edited.rs', 'fn one() {}\n');
  rig.repo.commit('before');
  const change = {cuts: [packedCut], shards: {targetBytes: 600}};
  const before = await rig.build(change);
  rig.repo.write('edited.rs', 'fn two() { a_longer_one() }\n');
  const oid = rig.repo.commit('after');
  const after = await rig.build(change);
  t.deepEqual([after.ledger['uncut.file'], after.ledger['tokens.file.packed'], after.ledger['tokens.commit.packed']], [['edited.rs'], ['edited.rs'], [oid]]);
  const packsOf = (milled: Milled, kind: string) => entryNamed(milled, 'packed').shards.filter((shard) => shard.kind === kind).flatMap(({files}) => files.filter(({file}) => file.endsWith('.packed')).map(({file}) => file));
  const old = new Set(packsOf(before, 'file'));
  t.true(old.size > 2, `${old.size} shards`);
  t.is(packsOf(after, 'file').filter((file) => !old.has(file)).length, 1);
  const clean = await rig.build(change, 'clean');
  t.deepEqual(clean.files, after.files);
});

test('packed: a declaration of an outlined file is in one part where it fits', async (t) => {
  const rig = mill(t);
  // Bodies that lines alone would cut: a blank line before a line without indentation is where they break deepest.
  const body = (at: number) => `/// Says ${at}.\nfn number_${at}() -> &'static str {\n    let a = "\n\nlet ${at}\n\nlet one\n\nlet two\n\nlet three";\n    a\n}\n`;
  rig.repo.write('long.rs', Array.from({length: 30}, (_, at) => body(at)).join('\n'));
  rig.repo.commit('long');
  const tokenizer = smallTokenizerFile(rig.root);
  const textsOf = async (outlines: {readonly history: boolean} | undefined, place: string) => {
    const milled = await rig.build({tokenizer, cuts: [{...packedCut, rules: {tokens: 160, overlap: 0, pack: true}}], outlines}, place);
    const small = smallTokenizer();
    return readNatively(join(rig.root, place, 'out'), entryNamed(milled, 'packed').shards.filter(({kind}) => kind === 'file')).flat().map(({ids}) => small.decode(Int32Array.from(ids)));
  };
  const cutIn = (texts: readonly string[]) => Array.from({length: 30}, (_, at) => body(at)).filter((text) => !texts.some((part) => part.includes(text.trimEnd())));
  const outlined = await textsOf({history: false}, 'own');
  t.true(outlined.length > 5, `${outlined.length} parts`);
  t.deepEqual(cutIn(outlined), []);
  t.true(cutIn(await textsOf(undefined, 'lines')).length > 0, 'lines alone do not know better');
});

test('packed: no window is of two parts or two phases, and each has figures of its own', async (t) => {
  const rig = mill(t);
  wildHistory(rig.repo, random(34), 30);
  const split = {rules: {method: 'random', shares: {train: 50, val: 25, test: 25}, seed: 'a'}} as const;
  const phases = [{name: 'code', where: {kinds: ['file']}, sort: 'date', weight: 1}, {name: 'changes', where: {kinds: ['commit']}, sort: 'date', weight: 1}] as const;
  const milled = await rig.build({cuts: [packedCut], groups: true, split, phases});
  const {shards, packing} = entryNamed(milled, 'packed');
  const read = readPacked(join(rig.root, 'own/out'), shards);
  const places = [...new Set(shards.map(({split: part, phase, kind}) => `${part} ${phase} ${kind}`))];
  t.true(places.length > 3, places.join(', '));
  t.deepEqual(packing?.sections.map(({split: part, phase, kind, windows, tokens}) => [`${part} ${phase} ${kind}`, windows, tokens]), places.map((place) => {
    const own = read.filter((_, at) => `${shards[at]?.split} ${shards[at]?.phase} ${shards[at]?.kind}` === place);
    return [place, own.reduce((sum, {windows}) => sum + windows.length, 0), own.reduce((sum, {sequences}) => sum + sequences.reduce((all, {length}) => all + length, 0), 0)];
  }));
});
