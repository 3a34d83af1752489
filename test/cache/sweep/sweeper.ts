// A process for the tests of sweeps: sweeps a store once. Arguments: folder, roots to keep, `exact` if so.
import {sweepNow} from './rig.ts';

const [dir = '', keep = '1', exact] = process.argv.slice(2);

async function main(): Promise<void> {
  process.stdout.write('begins\n');
  await sweepNow(dir, {keep: Number(keep), exact: exact === 'exact'});
}

await main();
