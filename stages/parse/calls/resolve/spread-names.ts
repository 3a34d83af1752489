// Cuts what one file tells others by name.
import type {Piece} from '../../../../graph/operators/group.ts';
import type {Imported, Thing, Usage} from '../usage.ts';
import {defaultName, memberBucket, nameBucket, ownWholeBucket, wholeBucket, type NamePiece} from './piece.ts';
import {ecmaScope} from './scoping/ecma.ts';

export function spreadNames(path: string, {family, says, things, imports, passed}: Usage): readonly Piece<NamePiece>[] {
  const buckets = new Map<string, {things: Thing[]; passed: Imported[]}>();
  const at = (bucket: string): {things: Thing[]; passed: Imported[]} => {
    const known = buckets.get(bucket) ?? {things: [], passed: []};
    buckets.set(bucket, known);
    return known;
  };
  for (const thing of things) {
    if (thing.local) continue;
    const [first = ''] = thing.id.split('.', 1);
    at(nameBucket(family, first)).things.push(thing);
    const last = thing.id.slice(thing.id.lastIndexOf('.') + 1);
    if (thing.id !== last && thing.kind === 'function') at(memberBucket(family, last)).things.push(thing);
  }
  for (const one of passed) {
    const {name, alias} = one;
    if (name === '*' && alias === '') continue;
    const called = alias === '' ? name : alias;
    at(nameBucket(family, called === 'default' ? defaultName(ecmaScope(path)) : called)).passed.push(one);
  }
  if (passed.some(isWhole)) at(wholeBucket(family)).passed.push(...passed.filter(isWhole));
  if (imports.some(isWhole)) at(ownWholeBucket(family, path)).passed.push(...imports.filter(isWhole));
  return [...buckets].map(([bucket, piece]) => ({bucket, piece: {path, says, ...piece}}));
}

/** Without another name for the whole. */
function isWhole({name, alias}: Imported): boolean {
  return name === '*' && alias === '';
}
