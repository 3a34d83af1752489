// What some files tell others by name, put together at once: for whoever has all of them at hand, where a build joins what it asks for.
import type {Usage} from '../usage.ts';
import type {NamePiece} from './piece.ts';
import {spreadNames} from './spread-names.ts';

export function namesTold(files: Iterable<{readonly path: string; readonly usage: Usage}>): ReadonlyMap<string, readonly NamePiece[]> {
  const names = new Map<string, NamePiece[]>();
  for (const {path, usage} of files) {
    for (const {bucket, piece} of spreadNames(path, usage)) {
      const known = names.get(bucket);
      if (known === undefined) names.set(bucket, [piece]);
      else known.push(piece);
    }
  }
  return names;
}
