// What this program would do in another way than the build in hand was made: then its rows cannot be expected to come out the same.
import type {Plan} from '../../../graph/graph.ts';
import type {CollectionRoot} from '../../../graph/root.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import type {RebuildFinding} from './finding.ts';

export function madeOtherwise(collections: readonly CollectionRoot[], {operators}: Plan, resources: ReadonlyMap<string, Digest>): readonly RebuildFinding[] {
  const names = new Set([...operators.map(({name}) => name), ...collections.map(({name}) => name)]);
  return [...names].flatMap((name): readonly RebuildFinding[] => {
    const was = new Map<string, string>(collections.find((collection) => collection.name === name)?.making);
    const is = new Map<string, string>(operators.find((operator) => operator.name === name)?.making(resources));
    const fields = [...new Set([...was.keys(), ...is.keys()])];
    const field = fields.find((field) => was.get(field) !== is.get(field));
    return field === undefined ? [] : [{kind: 'made-otherwise', collection: name, field: `"${field}"`, was: was.get(field) ?? 'nothing', is: is.get(field) ?? 'nothing'}];
  });
}
