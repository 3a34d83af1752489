// The states of feeds by the collections they feed: what a build is frozen to.
import type {Feeds} from '../../../stages/pipeline.ts';

export function feedStates({files, commits, groups}: Feeds): Map<string, Uint8Array> {
  const always: readonly (readonly [string, Uint8Array])[] = [['files', files.state], ['commits', commits.state]];
  return new Map(groups === undefined ? always : [...always, ['brought', groups.brought.state], ['outcomes', groups.outcomes.state]]);
}
