// The states of feeds by the collections they feed: what a build is frozen to.
import type {Feeds} from '../../../stages/recipe.ts';

export function feedStates({files, commits, groups, items, requests, trees}: Feeds): Map<string, Uint8Array> {
  return new Map([
    ['files', files.state],
    ['commits', commits.state],
    ...(groups === undefined ? [] : [['brought', groups.brought.state] as const, ['outcomes', groups.outcomes.state] as const]),
    ...(items === undefined ? [] : [['items', items.state] as const]),
    ...Object.entries(trees ?? {}).map(([split, {state}]) => [`files of ${split}`, state] as const),
    ...(requests === undefined ? [] : [['requests', requests.state] as const]),
  ]);
}
