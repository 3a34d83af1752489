// Nothing that is trained in a part was made after the part's last commit: neither the commit that a document tells of, nor an object of git that it shows.
import {splits} from '../../../../stages/dataset/split/side.ts';
import {isTrained} from '../../../../stages/dataset/leaks/trained-stretches.ts';
import {addressesBehind} from '../../look/readable.ts';
import type {EarliestSplit} from '../git-history.ts';
import type {Leak, Place} from '../leak.ts';
import {placeOf} from '../place-of.ts';
import type {DocumentRule} from './found.ts';

/** Which part an object of git can be of at the earliest: asked once, of all that matter. */
export type EarliestObjects = (oids: ReadonlySet<string>) => Promise<ReadonlyMap<string, number>>;

interface Shown {readonly part: number; readonly place: Place}

export function laterRule(earliest: EarliestSplit, objects: EarliestObjects): DocumentRule {
  const leaks: Leak[] = [];
  const shown = new Map<string, Shown>();
  return {
    take(document) {
      const part = splits.indexOf(document.split);
      // What may be of any time cannot be too late.
      if (part === splits.length - 1) return;
      for (const {sample, trained} of document.samples) {
        if (trained.length === 0) continue;
        const place = placeOf(document, sample);
        if (sample.when.oid !== '') {
          const own = earliest(sample.when.oid);
          if (own === undefined || splits.indexOf(own) > part) leaks.push({rule: 'later', place, why: own === undefined ? 'unknown' : 'commit', name: sample.when.oid});
        }
        for (const span of sample.spans) {
          if (isTrained(span)) for (const oid of addressesBehind(span.leaf).flatMap(objectNamed)) if ((shown.get(oid)?.part ?? splits.length) > part) shown.set(oid, {part, place});
        }
      }
    },
    async end() {
      const found = await objects(new Set(shown.keys()));
      const late = [...shown].flatMap(([oid, {part, place}]): readonly Leak[] => {
        const first = found.get(oid);
        return first !== undefined && first <= part ? [] : [{rule: 'later', place, why: first === undefined ? 'unknown' : 'object', name: oid}];
      });
      return {leaks: [...leaks, ...late], exceptions: []};
    },
  };
}

function objectNamed(address: string): readonly string[] {
  return address.startsWith('git:') ? [address.slice('git:'.length)] : [];
}
