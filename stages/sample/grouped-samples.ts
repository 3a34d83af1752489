// Samples of commits with their change groups, as collections, and the statistics of the groups.
import type {Collection, Graph} from '../../graph/graph.ts';
import {changeGroups, type Grouping} from '../change/groups/change-groups.ts';
import {tallyGroups, tallyPatches} from '../change/groups/tallies.ts';
import {addTallies} from '../dataset/tally.ts';
import {commitSample, type CommitRules} from './commit-sample.ts';
import {groupedSample, memberNamed} from './grouped-sample.ts';
import type {Samples} from './sample.ts';

/** Has the name that samples of commits have without groups, so that whatever is made of them is made of these. */
export function groupedSamples(mill: Graph, grouping: Grouping, rules: CommitRules): Collection<Samples> {
  const {groups, patches, members} = changeGroups(mill, grouping);
  mill.fold('stats.groups', groups, tallyGroups, addTallies);
  mill.fold('stats.patches', patches, tallyPatches, addTallies);
  const alone = mill.map('commit samples', commitSample, {commit: grouping.changed}, rules);
  return mill.map('samples.commit', groupedSample, {samples: mill.join('commit samples with groups', alone, memberNamed, members)}, null);
}
