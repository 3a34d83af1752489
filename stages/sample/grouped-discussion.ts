// Samples of a request or an issue with the change group that it belongs to: an issue is where what closes it is.
import {naming} from '../../graph/task/naming.ts';
import {defineTask} from '../../graph/task/task.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import {valueIn} from '../../graph/value/value-in.ts';
import {membershipCodec} from '../change/groups/membership.ts';
import {issueVertex, pullVertex} from '../change/groups/vertex.ts';
import {discussionCodec} from '../discussion/discussion-document.ts';
import {withGroup} from './grouped-sample.ts';
import {samplesCodec} from './samples-codec.ts';
import type {Samples} from './sample.ts';

export const vertexCodec = jsonCodec<string>('name of a discussion in groups');

export const vertexOfDiscussion = defineTask({
  name: 'name of a discussion in groups',
  version: 1,
  input: {document: discussionCodec},
  output: vertexCodec,
  light: true,
  run: ({document: {number, request}}) => (request === undefined ? issueVertex(number) : pullVertex(number)),
});

export const memberOfDiscussion = defineTask({name: 'member that a discussion is', version: 1, ...naming(vertexCodec, (row) => [row])});

export const groupedDiscussion = defineTask({
  name: 'grouped sample of a discussion',
  version: 1,
  input: {samples: samplesCodec, member: joinedCodec(vertexCodec, membershipCodec)},
  output: samplesCodec,
  // The samples, not the texts they draw from.
  reach: 1,
  run({samples: row, member: {row: {value: vertex}, refs: [member]}}): Samples {
    const own = valueIn(member);
    if (own === undefined) return row;
    const {samples, leaves} = row.body();
    const grouped = samples.map((sample) => withGroup(sample, own, vertex));
    // What has no date is ordered by its name, whatever group it is in.
    return {...row, body: () => ({samples: grouped, leaves})};
  },
});
