// Samples of a file with the change group of the commit that introduced the file as it is.
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import {groupOf} from '../change/groups/group-of.ts';
import {introducedCodec} from '../change/groups/introduced.ts';
import {membershipCodec} from '../change/groups/membership.ts';
import {commitVertex} from '../change/groups/vertex.ts';
import {samplesCodec} from './samples-codec.ts';
import type {Samples} from './sample.ts';

export const groupedFile = defineTask({
  name: 'grouped file',
  version: 1,
  input: {samples: samplesCodec, introduced: joinedCodec(introducedCodec, membershipCodec)},
  output: samplesCodec,
  // The samples, not the texts they draw from.
  reach: 1,
  run({samples: value, introduced: {row: {value: {oid}}, refs: [member]}}): Samples {
    if (oid === '') return value;
    const {samples, leaves} = value.body();
    const group = groupOf(member, commitVertex(oid));
    const grouped = samples.map((sample) => ({...sample, group, meta: {...sample.meta, introduced_by: oid, change_group: {id: group}}}));
    return {...value, body: () => ({samples: grouped, leaves})};
  },
});
