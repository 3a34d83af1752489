// The task that leaves out samples which hold a text of a benchmark, whether it is trained or only shown.
import {defineTask} from '../../../../graph/task/task.ts';
import type {Digest} from '../../../../graph/value/digest.ts';
import {render} from '../../../sample/render.ts';
import {samplesCodec} from '../../../sample/samples-codec.ts';
import {withSamples} from '../../../sample/samples-of.ts';
import type {FindBenchmark} from './benchmark-runs.ts';

export type BenchmarkRules = {readonly benchmarks: Digest};

const between = Buffer.from('\n');

export const withoutBenchmarks = defineTask({
  name: 'samples without benchmarks',
  version: 1,
  input: {samples: samplesCodec},
  output: samplesCodec,
  loads: ({benchmarks}: BenchmarkRules) => [benchmarks],
  run({samples: row}, {benchmarks}: BenchmarkRules, resources) {
    const find = resources.get(benchmarks) as FindBenchmark;
    const {samples, leaves} = row.body();
    const found = samples.map((sample) => find(Buffer.concat(render(sample, {leaves}).flatMap(({text}) => [text, between]))));
    const [first] = found.flatMap((name) => name ?? []);
    if (first === undefined) return row;
    const kept = samples.filter((_, at) => found[at] === undefined);
    if (kept.length === 0) return {stub: `benchmark: a text of ${first}`};
    return withSamples(row, {samples: kept, leaves});
  },
});
