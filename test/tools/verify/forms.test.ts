import test from 'ava';
import type {DatasetConfig} from '../../../tools/define-dataset.ts';
import {built, verified as ask} from './rig.ts';

test('verify builds again in the forms of the build, with its plans and parts', async (t) => {
  const bench = await built(t);
  const forms: readonly DatasetConfig[] = [
    {commits: {forms: ['before-after', 'message-to-diff'], split: 1024, merges: 'skip'}, identifiers: {minLines: 1}, groups: true},
    {commits: {forms: ['patch', 'before-after'], renames: {similarity: 70}}, identifiers: true, chunks: true},
    {commits: {forms: ['before-after'], split: 2048}},
  ];
  for (const config of forms) {
    bench.configure(config);
    t.is((await bench.run('build')).code, 0);
    bench.configure();
    t.like(await ask(bench), {code: 0, findings: [], rebuilt: {same: true}}, JSON.stringify(config));
  }
});
