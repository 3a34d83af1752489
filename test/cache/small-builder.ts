// A child process for the tests: a small build into a store, and a line for every batch that is acknowledged. Arguments: folder, target, batches.
import {diskStore} from '../../cache/disk-store.ts';
import {smallBuild} from './small-build.ts';

const [dir = '', target = '', batches = '0'] = process.argv.slice(2);

async function main(): Promise<void> {
  process.stdout.write('begun\n');
  const store = await diskStore({dir, sealBytes: 20_000});
  await smallBuild(store, {target, batches: Number(batches), acknowledge: ({number}) => void process.stdout.write(`${target} ${number}\n`)});
  await store.close();
}

await main();
