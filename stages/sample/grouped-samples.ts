// Samples with their change groups, as collections, and the statistics of the groups.
import type {Collection, Graph} from '../../graph/graph.ts';
import type {Joined} from '../../graph/value/joined-codec.ts';
import type {ChangeGroup} from '../change/groups/change-group.ts';
import {changeGroups, type Grouping} from '../change/groups/change-groups.ts';
import {firstOfVersion, introducedTask, introducerNamed, spreadVersions, versionOfFile, type Introduced} from '../change/groups/introduced.ts';
import {knownPieceCodec} from '../change/groups/known-commits.ts';
import type {Membership} from '../change/groups/membership.ts';
import {linkedRequests} from '../change/groups/linked-requests.ts';
import {tallyGroups, tallyPatches} from '../change/groups/tallies.ts';
import {addTallies} from '../dataset/tally.ts';
import type {DiscussionDocument} from '../discussion/discussion-document.ts';
import type {FileEntry} from '../source/git/file-entry.ts';
import {groupedDiscussion, memberOfDiscussion, vertexOfDiscussion} from './grouped-discussion.ts';
import {groupedFile} from './grouped-file.ts';
import {groupedSample, memberNamed} from './grouped-sample.ts';
import type {Samples} from './sample.ts';

/** Gives samples their groups. They have the name that samples have without groups, so that whatever is made of them is made of these. */
export interface Grouper {
  commits(alone: Collection<Samples>, kind: string): Collection<Samples>;
  /** The samples of each kind that discussions make. */
  discussions(documents: Collection<DiscussionDocument>): (alone: Collection<Samples>, kind: string) => Collection<Samples>;
  /** Also who brought each of them, and the same for other samples that have the ids of files. */
  files(alone: Collection<Samples>, files: Collection<FileEntry>): {readonly samples: Collection<Samples>; readonly introduced: Collection<Introduced>; readonly inGroups: Collection<Joined<Introduced, Membership>>; alike(alone: Collection<Samples>, kind: string): Collection<Samples>};
  /** By commit. */
  readonly members: Collection<Membership>;
  readonly groups: Collection<ChangeGroup>;
}

export function grouper(mill: Graph, grouping: Grouping): Grouper {
  const {groups, patches, members, brought} = changeGroups(mill, grouping);
  linkedRequests(mill, {groups, brought});
  mill.fold('stats.groups', groups, tallyGroups, addTallies);
  mill.fold('stats.patches', patches, tallyPatches, addTallies);
  return {
    commits: (alone, kind) => mill.map(`samples.${kind}`, groupedSample, {samples: mill.join(`${kind} samples with groups`, alone, memberNamed, members)}, null),
    discussions(documents) {
      const member = mill.join('discussions as members', mill.map('names of discussions', vertexOfDiscussion, {document: documents}, null), memberOfDiscussion, members);
      return (alone, kind) => mill.map(`samples.${kind}`, groupedDiscussion, {samples: alone, member}, null);
    },
    files(alone, files) {
      const versions = mill.group('versions', grouping.commits, {spread: spreadVersions, piece: knownPieceCodec, gather: firstOfVersion, params: null});
      const introduced = mill.map('introduced', introducedTask, {file: mill.join('files with versions', files, versionOfFile, versions)}, null);
      const grouped = mill.join('introduced with groups', introduced, introducerNamed, members);
      const alike = (own: Collection<Samples>, kind: string) => mill.map(`samples.${kind}`, groupedFile, {samples: own, introduced: grouped}, null);
      return {samples: alike(alone, 'file'), introduced, inGroups: grouped, alike};
    },
    members,
    groups,
  };
}
