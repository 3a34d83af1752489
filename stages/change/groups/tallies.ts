// What change groups add to the statistics: how many there are and of which sizes, links by evidence, and patches that are alike.
import {defineTask} from '../../../graph/task/task.ts';
import {tallyCodec, type Tally} from '../../dataset/tally.ts';
import {changeGroupCodec} from './change-group.ts';
import {sharedCodec} from './shared.ts';
import {commitIn, isIssue} from './vertex.ts';

export const tallyGroups = defineTask({
  name: 'tally of change groups',
  // 2: issues are no requests.
  version: 2,
  input: {row: changeGroupCodec},
  output: tallyCodec,
  light: true,
  run({row: {members, links}}): Tally {
    const commits = members.filter((member) => commitIn(member) !== undefined).length;
    const issues = members.filter(isIssue).length;
    const tally: Record<string, number> = {groups: 1, commits, requests: members.length - commits - issues, ...(issues > 0 && {issues, 'groups with issues': 1}), links: links.length, [`groups of ${sizeOf(commits)}`]: 1};
    for (const {evidence} of links) tally[`links: ${evidence}`] = (tally[`links: ${evidence}`] ?? 0) + 1;
    return tally;
  },
});

export const tallyPatches = defineTask({
  name: 'tally of patches',
  version: 1,
  input: {row: sharedCodec},
  output: tallyCodec,
  light: true,
  run({row: {count, commits}}): Tally {
    const common = commits.length < count;
    return {patches: 1, commits: count, ...(count > 1 && {'patches of several commits': 1}), ...(common && {'patches too common': 1, 'commits of patches too common': count})};
  },
});

function sizeOf(commits: number): string {
  if (commits <= 4) return commits === 1 ? '1 commit' : `${commits} commits`;
  return commits < 10 ? '5 to 9 commits' : commits < 100 ? '10 to 99 commits' : '100 commits and more';
}
