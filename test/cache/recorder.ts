// A child process for the tests: records rows into a store, and says which batches are acknowledged. Arguments: folder, name, batches.
import {diskStore} from '../../cache/disk-store.ts';
import {keyOf, row, rowsOf} from './rows.ts';

const [dir = '', name = '', batches = '0'] = process.argv.slice(2);

async function main(): Promise<void> {
  // Small packs, so that sealing and merging are under way whenever the end comes.
  const store = await diskStore({dir, sealBytes: 20_000});
  for (let batch = 0; batch < Number(batches); batch++) {
    await store.record(rowsOf(`${name} ${batch}`, 40));
    if (batch % 3 === 2) await store.publish(name, {key: keyOf(`${name} ${batch}`), root: row(`${name} ${batch} 0`).digest});
    else await store.checkpoint();
    process.stdout.write(`${batch}\n`);
  }
  await store.close();
}

await main();
