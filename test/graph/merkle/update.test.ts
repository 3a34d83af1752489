import test from 'ava';
import {chunksOf, emptyMap, type Chunks} from '../../../graph/merkle/chunks.ts';
import {diffMaps} from '../../../graph/merkle/diff.ts';
import {countRows, lookUp, page, pageOf, rowsUnder, scanMap} from '../../../graph/merkle/read.ts';
import {updateMap} from '../../../graph/merkle/update.ts';
import {memoryStore} from '../../../graph/store.ts';
import {seal} from '../../../graph/value/wire.ts';
import {textCodec} from '../../../graph/value/text-codec.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {random} from '../rig/random.ts';

function digest(value: number): Digest {
  return seal(textCodec, String(value)).digest;
}

async function apply(chunks: Chunks, root: Digest, edits: ReadonlyMap<string, number | undefined>): Promise<Digest> {
  const sorted = [...edits].sort(([a], [b]) => (a < b ? -1 : 1));
  return updateMap(chunks, root, sorted.map(([id, value]) => ({id, entry: value === undefined ? undefined : {id, digest: digest(value), count: 1}})));
}

async function rowsOf(chunks: Chunks, root: Digest): Promise<[string, Digest][]> {
  const rows: [string, Digest][] = [];
  for await (const run of scanMap(chunks, root)) for (const {id, digest} of run) rows.push([id, digest]);
  return rows;
}

for (const seed of [1, 2, 3, 4, 5, 6]) {
  test(`updateMap() gives the map that a clean build gives, after any history (seed ${seed})`, async (t) => {
    const chunks = chunksOf(memoryStore());
    const dice = random(seed);
    const model = new Map<string, number>();
    const universe = 20 + dice.int(4000);
    let root = emptyMap;
    for (let step = 0; step < 60; step++) {
      const edits = new Map<string, number | undefined>();
      const size = dice.chance(4) ? 1 + dice.int(universe) : 1 + dice.int(4);
      const shrinking = dice.chance(3);
      for (let at = 0; at < size; at++) edits.set(`id${dice.int(universe)}`, shrinking || dice.chance(3) ? undefined : dice.int(5));
      if (dice.chance(15)) for (const id of model.keys()) edits.set(id, undefined);
      for (const [id, value] of edits) {
        if (value === undefined) model.delete(id);
        else model.set(id, value);
      }
      const before = root;
      const former = await rowsOf(chunks, before);
      root = await apply(chunks, root, edits);
      t.is(root, await apply(chunks, emptyMap, model), `step ${step}`);
      t.deepEqual(await rowsOf(chunks, root), [...model].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, value]) => [id, digest(value)]));
      t.is(await countRows(chunks, root), model.size);
      const old = new Map(former);
      const now = new Map(await rowsOf(chunks, root));
      const expected = [...new Set([...old.keys(), ...now.keys()])].sort().filter((id) => old.get(id) !== now.get(id));
      t.deepEqual((await diffMaps(chunks, before, root)).map(({id}) => id), expected);
    }
  });
}

test('updateMap() rewrites one path for one change among 100,000 rows', async (t) => {
  const chunks = chunksOf(memoryStore());
  const all = new Map(Array.from({length: 100_000}, (_, at) => [`row ${at}`, at] as const));
  const root = await apply(chunks, emptyMap, all);
  let written = 0;
  const counting: Chunks = {...chunks, put: (level, entries) => (written++, chunks.put(level, entries))};
  await apply(counting, root, new Map([['row 77777', 1]]));
  t.true(written >= 2 && written <= 5, `${written} chunks`);
});

test('page(), lookUp() and rowsUnder() agree with a scan', async (t) => {
  const chunks = chunksOf(memoryStore());
  const root = await apply(chunks, emptyMap, new Map(Array.from({length: 5000}, (_, at) => [`${at % 10}/${at}`, at] as const)));
  const rows = await rowsOf(chunks, root);
  for (const skip of [0, 1, 255, 256, 2500, 4990, 5000, 9000]) {
    t.deepEqual((await page(chunks, root, {skip, take: 20})).map(({id}) => id), rows.slice(skip, skip + 20).map(([id]) => id));
  }
  const ids = ['0/0', '0/10', '3/13', '9/9999', 'a'].sort();
  t.deepEqual(await lookUp(chunks, root, ids), ids.map((id) => new Map(rows).get(id)));
  t.deepEqual((await rowsUnder(chunks, root, '7/')).map(({id}) => id), rows.map(([id]) => id).filter((id) => id.startsWith('7/')));
});

test('pageOf() walks every row once, from page to page, and says where each page stands', async (t) => {
  const chunks = chunksOf(memoryStore());
  for (const size of [0, 1, 7, 3000]) {
    const root = await apply(chunks, emptyMap, new Map(Array.from({length: size}, (_, at) => [`${at % 10}/${at}`, at] as const)));
    const rows = await rowsOf(chunks, root);
    for (const limit of [1, 50, 257, 4000].filter((limit) => size < 1000 || limit > 1)) {
      const walked: string[] = [];
      let after: string | undefined;
      do {
        const page = await pageOf(chunks, root, {after, limit});
        t.deepEqual([page.rowsBefore, page.rowsInAll], [walked.length, size]);
        t.true(page.rows.length === limit || page.next === undefined, `${page.rows.length} of ${limit}`);
        walked.push(...page.rows.map(({id}) => id));
        after = page.next;
      } while (after !== undefined);
      t.deepEqual(walked, rows.map(([id]) => id), `${size} rows, ${limit} a page`);
    }
  }
});

test('pageOf() starts behind an id that is no row, and reads one path and the page', async (t) => {
  const store = memoryStore();
  const chunks = chunksOf(store);
  const root = await apply(chunks, emptyMap, new Map(Array.from({length: 100_000}, (_, at) => [`row ${String(at).padStart(6, '0')}`, at] as const)));
  await chunks.flush();
  let reads = 0;
  const counting = chunksOf({...store, read: (digests) => ((reads += digests.length), store.read(digests))});
  const {rows, rowsBefore, next} = await pageOf(counting, root, {after: 'row 049999a', limit: 3});
  t.deepEqual([rows.map(({id}) => id), rowsBefore, next], [['row 050000', 'row 050001', 'row 050002'], 50_000, 'row 050002']);
  t.true(reads <= 4, `${reads} chunks`);
  t.deepEqual(await pageOf(chunks, root, {after: 'row 099999', limit: 3}), {rows: [], rowsBefore: 100_000, rowsInAll: 100_000, next: undefined});
});

test('a map read back from its store is the map that was written', async (t) => {
  const store = memoryStore();
  const chunks = chunksOf(store);
  const model = new Map(Array.from({length: 3000}, (_, at) => [`né\ud83d\ude00${at}`, at] as const));
  const root = await apply(chunks, emptyMap, model);
  await chunks.flush();
  t.is((await rowsOf(chunksOf(store), root)).length, 3000);
});
