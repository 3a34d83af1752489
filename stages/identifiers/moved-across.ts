// What went from one file of a commit to another: gone here, new there, under the same name and with much the same in it.
import type {Facts, UnitFact} from '../change/facts/fact.ts';
import {kindFamily} from '../change/facts/kind-family.ts';
import {sketchLikeness} from '../parse/outline/walk/sketch.ts';

export interface FileFacts {readonly path: string; readonly facts: Facts | undefined}

/** By the unit that is new: where it was, and the unit that is gone. */
export type Moves = ReadonlyMap<UnitFact, {readonly from: string; readonly gone: UnitFact}>;

/** Half of it may have changed on the way. */
const alike = 0.5;

export function movedAcross(files: readonly FileFacts[]): Moves {
  const gone = Map.groupBy(
    files.flatMap(({path, facts}) => (facts?.units ?? []).filter((unit) => unit.became === 'removed' && unit.content !== undefined).map((unit) => ({path, unit}))),
    ({unit}) => nameOf(unit),
  );
  const moves = new Map<UnitFact, {readonly from: string; readonly gone: UnitFact}>();
  for (const {path, facts} of files) {
    for (const unit of facts?.units ?? []) {
      if (unit.became !== 'added' || unit.content === undefined) continue;
      const candidates = gone.get(nameOf(unit)) ?? [];
      const best = bestOf(unit, candidates.filter((one) => one.path !== path));
      if (best === undefined) continue;
      candidates.splice(candidates.indexOf(best), 1);
      moves.set(unit, {from: best.path, gone: best.unit});
    }
  }
  return moves;
}

interface Gone {readonly path: string; readonly unit: UnitFact}

/** Of equals, the first of the commit. */
function bestOf(unit: UnitFact, candidates: readonly Gone[]): Gone | undefined {
  let best: {readonly one: Gone; readonly score: number} | undefined;
  for (const one of candidates) {
    const score = likenessOf(unit, one.unit);
    if (score >= alike && score > (best?.score ?? 0)) best = {one, score};
  }
  return best?.one;
}

function likenessOf({content: left}: UnitFact, {content: right}: UnitFact): number {
  if (left === undefined || right === undefined) return 0;
  return left.body === right.body ? 1 : sketchLikeness(left.sketch, right.sketch);
}

function nameOf({is: {kind, name}}: UnitFact): string {
  return `${kindFamily(kind)} ${name}`;
}
