// A change with all its forms: commits and requests that belong together, and why. Keyed by its least member, which is a commit where there is one.
import {componentCodec} from '../../../graph/operators/cluster.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {linkOf, type Link} from './evidence.ts';

export interface ChangeGroup {
  readonly id: string;
  readonly members: readonly string[];
  readonly links: readonly Link[];
}

export const changeGroupCodec: Codec<ChangeGroup> = jsonCodec('change group');

export const changeGroupTask = defineTask({
  name: 'change group',
  version: 1,
  input: {component: componentCodec},
  output: changeGroupCodec,
  light: true,
  run: ({component: {members, edges}}): ChangeGroup => ({id: members[0] ?? '', members, links: edges.map(linkOf)}),
});
