// What the packages of a tree add to the statistics.
import {defineTask} from '../../../graph/task/task.ts';
import {counter} from '../../dataset/counter.ts';
import {tallyCodec, type Tally} from '../../dataset/tally.ts';
import {packageGraphCodec} from './package-graph.ts';

export const tallyPackages = defineTask({
  name: 'tally of packages',
  version: 1,
  input: {row: packageGraphCodec},
  output: tallyCodec,
  light: true,
  run({row: {packages, edges, cycles, broken}}): Tally {
    const tally: Record<string, number> = {packages: packages.length, edges: edges.length, cycles: cycles.length, broken: broken.length};
    const count = counter(tally);
    for (const name of [...packages.flatMap(({ecosystem, purpose}) => [`${ecosystem} packages`, `purpose by ${purpose.source || 'nothing'}`]), ...edges.map(({kind}) => `${kind} edges`)]) count(name);
    return tally;
  },
});
