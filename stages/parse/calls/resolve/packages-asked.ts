// Every file with calls asks for the packages of the tree.
import {defineTask} from '../../../../graph/task/task.ts';
import {jsonCodec} from '../../../../graph/value/json-codec.ts';
import {packagesRow} from '../../packages/packages-of.ts';
import {usageOfFileCodec} from '../placed-usage.ts';

export const usagePackagesAsked = defineTask({
  name: 'packages asked by a usage',
  version: 1,
  input: {row: usageOfFileCodec},
  output: jsonCodec<readonly string[]>('ids'),
  light: true,
  run: () => [packagesRow],
});
