// Every file with calls asks for the packages of the tree.
import {naming} from '../../../../graph/task/naming.ts';
import {defineTask} from '../../../../graph/task/task.ts';
import {packagesRow} from '../../packages/packages-of.ts';
import {usageOfFileCodec} from '../placed-usage.ts';

export const usagePackagesAsked = defineTask({name: 'packages asked by a usage', version: 1, ...naming(usageOfFileCodec, () => [packagesRow])});
