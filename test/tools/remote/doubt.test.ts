import test from 'ava';
import {diskStore} from '../../../cache/disk-store.ts';
import {digestOf, type Digest} from '../../../graph/value/digest.ts';
import {hexAt} from '../../../cache/pack-table.ts';
import {readFooter} from '../../../cache/read-footer.ts';
import {digestAt} from '../../../graph/value/address.ts';
import {storeName} from '../../../cache/store-format.ts';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {grow, remoteBench} from './rig.ts';

test('One row in a hundred is run again every night, and one that somebody slipped in is found by it', async (t) => {
  const bench = remoteBench(t, {place: (root) => ({kind: 'folder', path: `${root}/remote`})});
  grow(bench.repo, 30);
  const writer = bench.machine('writer');
  await writer.build(bench.writes);

  // An empty machine asks the remote about everything.
  const some = await bench.machine('some').build({doubt: {percent: 20, seed: 'monday'}});
  const all = await bench.machine('all').build({doubt: {percent: 100, seed: 'monday'}});
  t.deepEqual([some.remote.doubted?.differing, all.remote.doubted?.differing], [[], []]);
  t.true((some.remote.doubted?.rows ?? 0) > 10);
  t.true((some.remote.doubted?.rows ?? 0) < (all.remote.doubted?.rows ?? 0) / 2);

  // Somebody with the key publishes an answer that no task gave.
  const folder = join(writer.store, storeName);
  const store = await diskStore({dir: folder});
  const poisoned = await someAnswer(folder);
  const bytes = Buffer.concat([Buffer.of(0), Buffer.from('not what the task gives '.repeat(8))]);
  await store.record([{key: poisoned, digest: digestOf(bytes), bytes}]);
  await store.close();
  const found = await writer.build({doubt: {percent: 100, seed: 'monday'}});
  t.deepEqual(found.remote.doubted?.differing.map(({key, was}) => [key, was]), [[poisoned, digestOf(bytes)]]);
});

/** The answer of an edit: its value is the diff of two texts. */
async function someAnswer(folder: string): Promise<Digest> {
  for (const name of readdirSync(join(folder, 'packs'))) {
    const pack = await readFooter(join(folder, 'packs', name));
    const row = pack?.table.addresses.findIndex((address) => digestAt(address).length === 64) ?? -1;
    if (pack !== undefined && row >= 0) return hexAt(pack.table.keys, row);
  }
  throw new Error('No pack has an answer');
}
