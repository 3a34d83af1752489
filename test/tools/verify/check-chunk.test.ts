import test from 'ava';
import {boundaryLevel} from '../../../graph/merkle/boundary.ts';
import {chunksOf, emptyMap} from '../../../graph/merkle/chunks.ts';
import {updateMap} from '../../../graph/merkle/update.ts';
import {memoryStore} from '../../../graph/store.ts';
import {digestOf} from '../../../graph/value/digest.ts';
import {chunkFault, type Above} from '../../../tools/executors/verify/check-chunk.ts';
import {walkBuild} from '../../../tools/executors/verify/walk-build.ts';

const digest = digestOf(Uint8Array.of(0, 1));
const never = new AbortController().signal;
const ids = Array.from({length: 3000}, (_, at) => `row ${String(at).padStart(5, '0')}`);
const ending = ids.find((id) => boundaryLevel(id) === 1) ?? '';
const [plain = '', other = ''] = ids.filter((id) => boundaryLevel(id) === 0);
const row = (id: string) => ({id, digest, count: 1});
const chunk = (level: number, ...entries: readonly {id: string; digest: typeof digest; count: number}[]) => ({digest, level, entries});
const above = (change: Partial<Above> & {id: string; count?: number}): Above => ({level: 2, entry: {id: change.id, digest, count: change.count ?? 1}, after: undefined, rightmost: false, ...change});

test('walkBuild() finds nothing wrong with maps as they are made, of any size', async (t) => {
  for (const size of [0, 1, 2, 300, 3000]) {
    const store = memoryStore();
    const chunks = chunksOf(store);
    const rows = await updateMap(chunks, emptyMap, ids.slice(0, size).map((id) => ({id, entry: row(id)})));
    await chunks.flush();
    const walked = await walkBuild([{name: 'x', making: [], maps: {rows}, lost: [], rows: size, stubs: {}}], {store, signal: never, advanced: () => {}});
    t.deepEqual(walked.findings, []);
    t.is(walked.values, store.values.size);
  }
});

test('chunkFault() knows each way in which a chunk can be wrong', (t) => {
  const faults: readonly (readonly [Parameters<typeof chunkFault>, RegExp | undefined])[] = [
    [[chunk(1), undefined], undefined],
    [[chunk(2, row(ending)), undefined], /single chunk/],
    [[chunk(1), above({id: ending})], /empty/],
    [[chunk(1, row(ending)), above({id: ending, level: 3})], /level 1 lies under one of level 3/],
    [[chunk(1, row(ending)), above({id: plain})], /does not end where/],
    [[chunk(1, row(ending)), above({id: ending, count: 2})], /holds 1 rows, and the one above counts 2/],
    [[chunk(1, row(other), row(plain)), undefined], /not in order/],
    [[chunk(1, row(plain), row(plain)), undefined], /not in order/],
    [[chunk(1, row(plain)), above({id: plain, after: other, rightmost: true})], /not in order/],
    [[chunk(1, row(ending), row('z')), undefined], /goes on after/],
    [[chunk(1, row(plain)), above({id: plain})], /ends after an id that ends none/],
    [[chunk(1, row(plain)), above({id: plain, rightmost: true})], undefined],
    [[chunk(1, row(ending)), above({id: ending})], undefined],
  ];
  for (const [[given, under], wanted] of faults) {
    const fault = chunkFault(given, under);
    if (wanted === undefined) t.is(fault, undefined);
    else t.regex(fault ?? 'nothing', wanted);
  }
});
