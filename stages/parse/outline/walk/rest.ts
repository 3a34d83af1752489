// What stands in no declaration: the statements of a file itself, without comments and imports.
import type {Content} from '../outline.ts';
import {queriesIn} from '../queries-in.ts';
import {plainHash, withoutHoles, type Hole} from './plain-hash.ts';

export interface Rest {readonly holes: Hole[]; conditions: number}

export function restOf(text: string, {holes, conditions}: Rest): Content {
  const kept = withoutHoles(text, 0, text.length, holes.sort((a, b) => a.from - b.from));
  return {conditions, queries: queriesIn(kept), hash: kept === '' ? '' : plainHash(kept)};
}
