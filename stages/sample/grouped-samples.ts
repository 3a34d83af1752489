// Samples of commits with their change groups, as collections, and the statistics of the groups.
import type {Collection, Graph} from '../../graph/graph.ts';
import {changeGroups, type Grouping} from '../change/groups/change-groups.ts';
import {tallyGroups, tallyPatches} from '../change/groups/tallies.ts';
import {addTallies} from '../dataset/tally.ts';
import {groupedSample, memberNamed} from './grouped-sample.ts';
import type {Samples} from './sample.ts';

/** Gives samples of commits their groups. They have the name that samples have without groups, so that whatever is made of them is made of these. */
export type Grouped = (alone: Collection<Samples>, kind: string) => Collection<Samples>;

export function grouper(mill: Graph, grouping: Grouping): Grouped {
  const {groups, patches, members} = changeGroups(mill, grouping);
  mill.fold('stats.groups', groups, tallyGroups, addTallies);
  mill.fold('stats.patches', patches, tallyPatches, addTallies);
  return (alone, kind) => mill.map(`samples.${kind}`, groupedSample, {samples: mill.join(`${kind} samples with groups`, alone, memberNamed, members)}, null);
}
