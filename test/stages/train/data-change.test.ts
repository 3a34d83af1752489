import test from 'ava';
import {changeOf} from '../../../stages/train/data-change.ts';
import {decide, type Policy, type Standing} from '../../../stages/train/decide.ts';
import type {PhaseData} from '../../../stages/train/phase-data.ts';
import {packedSamples} from '../../../stages/train/packed-samples.ts';
import {planPasses} from '../../../stages/train/passes.ts';
import {readSampleTable, sampleTableFile} from '../../../stages/train/sample-table.ts';
import {sequencesOf, type LedgerEntry} from '../../../stages/train/ledger.ts';
import {permute} from '../../../stages/train/sample-order.ts';
import {resolveTrain} from '../../../tools/executors/config/resolve-train.ts';

function data(phase: string, ...shards: readonly (readonly string[])[]): PhaseData {
  return {phase, shards: shards.map((documents, at) => ({digest: `${phase}${at}${documents.join()}`, tokens: documents.length * 5, lengths: documents.map(() => 5), documents}))};
}

test('changeOf() tells what came, what says something else and what is gone, whatever shards it lies in', (t) => {
  const former = [data('code', ['a', 'b', 'c'], ['d', 'e']), data('changes', ['m', 'n'])];
  const now = [data('code', ['a', 'B'], ['c', 'e', 'f']), data('changes', ['m', 'd', 'n', 'n'])];
  const {added, edited, removed} = changeOf(former, now);
  // "d" has only moved to another phase; a second "n" is new there.
  t.deepEqual([[...edited], [...removed]], [['b'], []]);
  t.deepEqual([...added].map(([phase, selected]) => [phase, selected.flatMap(({shard, wanted}) => [...(wanted ?? [])].map((at) => shard.documents[at]))]), [['code', ['B', 'f']], ['changes', ['d', 'n']]]);
  t.deepEqual([...changeOf([data('code', ['a', 'b', 'c'])], [data('code', ['a', 'X'])]).removed], ['b', 'c'], 'Of two that are gone nobody knows which one came back');
  t.deepEqual([...changeOf(former, [data('code', ['a', 'b', 'c', 'd', 'e'])]).removed], ['m', 'n']);
});

test('decide() keeps to its table', (t) => {
  const change = {added: new Map([['code', []]]), edited: new Set<string>(), removed: new Set<string>()};
  const none = {...change, added: new Map()};
  const gone = {...none, removed: new Set(['r'])};
  const standing = (over: Partial<Standing>): Standing => ({change, complete: true, learned: () => true, ...over});
  const asked = (over: Partial<Standing>, policy: Partial<Policy> = {}) => decide(standing(over), {added: 'delta', removed: 'refuse', ...policy}).kind;
  t.is(asked({change: none}), 'same');
  t.deepEqual((['delta', 'pin', 'retrain'] as const).map((added) => asked({}, {added})), ['delta', 'pin', 'retrain']);
  t.deepEqual([asked({}, {added: 'swap'}), asked({complete: false}, {added: 'swap'}), asked({complete: false})], ['delta', 'swap', 'delta']);
  t.deepEqual((['refuse', 'rewind', 'retrain', 'warn'] as const).map((removed) => asked({change: gone}, {removed})), ['refuse', 'rewind', 'retrain', 'pin']);
  t.is(asked({change: gone, complete: false}, {removed: 'warn'}), 'swap');
  t.deepEqual([asked({change: gone, learned: () => false}), asked({change: gone, learned: () => false, complete: false})], ['pin', 'swap']);
  t.deepEqual(decide(standing({change: {...change, edited: new Set(['e'])}}), {added: 'delta', removed: 'refuse'}), {kind: 'delta', removed: [], edited: ['e']});
});

test('packedSamples() predicts every token but the first of each document, once, whatever does not fit', (t) => {
  const lengths = [3, 40, 1, 2, 16, 17, 100, 15];
  const samples = packedSamples([{lengths}, {lengths: [9, 9]}], 16);
  t.deepEqual(readSampleTable(Buffer.from(sampleTableFile({length: 16, samples}))), {length: 16, samples});
  const predicted = new Map<string, number>();
  for (const pieces of samples) {
    t.true(pieces.reduce((sum, {tokens}) => sum + tokens, 0) <= 16);
    for (const {shard, from, tokens} of pieces) for (let at = from + 1; at < from + tokens; at++) predicted.set(`${shard} ${at}`, (predicted.get(`${shard} ${at}`) ?? 0) + 1);
  }
  t.is(predicted.size, [...lengths, 9, 9].reduce((sum, length) => sum + length - 1, 0));
  t.true([...predicted.values()].every((times) => times === 1));
});

test('sequencesOf() is what a walk over all tokens finds, packed or sliding', (t) => {
  const {rules} = resolveTrain({length: 16, seed: 3}, {out: '/x', folder: '/x', absolute: (path) => path});
  const shards = [7, 11].map((count, shard) => ({digest: `s${shard}`, lengths: Array.from({length: count}, (_, at) => 2 + ((at * 5 + shard) % 23)), documents: Array.from({length: count}, (_, at) => `${shard}.${at}`)}))
    .map((shard) => ({...shard, tokens: shard.lengths.reduce((sum, length) => sum + length, 0)}));
  const owners = shards.map(({lengths}) => lengths.flatMap((length, at) => new Array<number>(length).fill(at)));
  for (const windows of ['packed', {context: 10, target: 6, stride: 3}] as const) {
    const {passes: [pass], tables: [named]} = planned({...rules, windows});
    const table = named === undefined ? undefined : readSampleTable(Buffer.from(named));
    if (pass === undefined) return t.fail();
    for (const [from, to] of [[0, 1], [2, 7], [0, pass.samples]] as const) {
      const entry: LedgerEntry = {run: 'r', phase: 'code', pass: 0, ...pass, from, to};
      const found = new Set<string>();
      for (let position = from; position < to; position++) {
        const sample = permute(position, pass.samples, pass.keys);
        const tokens = windows === 'packed' ? (table?.samples[sample] ?? []).flatMap(({shard, from: first, tokens: count}) => Array.from({length: count}, (_, at) => [shard, first + at] as const))
          : owners.flatMap((own, shard) => own.map((_, at) => [shard, at] as const)).slice(sample * 3, sample * 3 + 16);
        for (const [shard, at] of tokens) found.add(`s${shard} ${owners[shard]?.[at]}`);
      }
      t.deepEqual([...sequencesOf(entry, {shards, table})].flatMap(([shard, numbers]) => [...numbers].map((number) => `${shard} ${number}`)).sort(), [...found].sort());
    }
  }

  function planned(own: typeof rules): {readonly passes: ReturnType<typeof planPasses>['passes']; readonly tables: readonly Uint8Array[]} {
    const {passes, tables} = planPasses({rules: own, data: {phase: 'code', shards}});
    return {passes, tables: [...tables.values()]};
  }
});
