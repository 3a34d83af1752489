import test from 'ava';
import {wildHistory} from '../../mill/wild-history.ts';
import {random} from '../../graph/rig/random.ts';
import type {ProvenanceReport} from '../../../tools/executors/provenance/provenance-report.ts';
import {commandBench} from '../rig/command-bench.ts';

test('Every sample and many stretches of tokens of a wild history are what git has, byte by byte', async (t) => {
  const bench = commandBench(t);
  wildHistory(bench.repo, random(11), 40);
  bench.configure({commits: {forms: ['patch', 'before-after', 'message-to-diff', 'diff-to-message']}, chunks: true, groups: true, cuts: {unbroken: 'none', packed: {tokens: 128, overlap: 8, pack: true}}});
  const built = await bench.run('build');
  t.is(built.code, 0, built.err);
  const {code, out, err} = await bench.run('provenance', '--sample', '10000', '--tokens', '150');
  t.is(code, 0, out.slice(0, 4000) + err);
  console.log(out);
  const report = await bench.ask<ProvenanceReport>('provenance', '--sample', '10000', '--tokens', '0');
  t.deepEqual(report.differences, []);
});
