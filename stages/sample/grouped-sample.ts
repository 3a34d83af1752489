// Samples of a commit with the change group that it belongs to, and what it undoes or brings back. Apart from the samples themselves: a link that comes late changes no text.
import {naming} from '../../graph/task/naming.ts';
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import {isStub} from '../../graph/value/stub.ts';
import type {Params} from '../../graph/value/params.ts';
import {membershipCodec, type Membership} from '../change/groups/membership.ts';
import {commitVertex} from '../change/groups/vertex.ts';
import {samplesCodec} from './samples-codec.ts';
import type {Sample, Samples} from './sample.ts';

export const memberNamed = defineTask({name: 'member of a sample', version: 1, ...naming(samplesCodec, (row) => [row.when.oid])});

export const groupedSample = defineTask({
  name: 'grouped sample',
  version: 1,
  input: {samples: joinedCodec(samplesCodec, membershipCodec)},
  output: samplesCodec,
  // The samples, not the texts they draw from.
  reach: 2,
  run({samples: {row: {value}, refs: [member]}}): Samples {
    if (member === undefined || isStub(member)) return value;
    const {samples, leaves} = value.body();
    const grouped = samples.map((sample) => withGroup(sample, member.value, commitVertex(sample.when.oid)));
    return {...value, body: () => ({samples: grouped, leaves})};
  },
});

/** `own`: what it is called in the group. */
export function withGroup(sample: Sample, {group, commits, requests, issues, links, reverts, revertedBy, relands, relandedBy}: Membership, own: string): Sample {
  const shown = links.map(({from, to, evidence, confidence}) => ({with: from === own ? to : from, evidence, confidence}));
  const labels = Object.entries({reverts, reverted_by: revertedBy, relands, relanded_by: relandedBy}).filter(([, oids]) => oids.length > 0);
  const meta: Record<string, Params> = {...sample.meta, change_group: {id: group, commits, requests, ...(issues !== undefined && {issues}), links: shown}};
  return {...sample, group, meta: {...meta, ...Object.fromEntries(labels)}};
}
