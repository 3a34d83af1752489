// What the calls of a file add to the statistics: how many are known, by language and by how they are known.
import {defineTask} from '../../../graph/task/task.ts';
import {counter} from '../../dataset/counter.ts';
import {tallyCodec, type Tally} from '../../dataset/tally.ts';
import {fileCallsCodec} from './resolve/calls-task.ts';

export const tallyCalls = defineTask({
  name: 'tally of calls',
  version: 1,
  input: {row: fileCallsCodec},
  output: tallyCodec,
  light: true,
  run({row: {family, declares, calls, uses = []}}): Tally {
    const tally: Record<string, number> = {files: 1, declared: declares.length, [`${family} files`]: 1};
    const count = counter(tally);
    for (const {verdict, evidence} of calls) for (const name of [verdict, `${family} ${verdict}`, ...(verdict === 'resolved' ? [`resolved by ${evidence}`] : [])]) count(name);
    for (const {verdict} of uses) count(`types ${verdict}`);
    return tally;
  },
});
