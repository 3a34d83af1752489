// Nothing that is trained in a part was made after the part's last commit: neither the commit that a document tells of, nor an object of git that it shows.
import {splits} from '../../../../stages/dataset/split/side.ts';
import {isTrained} from '../../../../stages/dataset/leaks/trained-stretches.ts';
import {addressesBehind} from '../../look/readable.ts';
import type {Leak, Place} from '../leak.ts';
import {placeOf} from '../place-of.ts';
import type {DocumentRule} from './found.ts';

/** Which parts things of git can be of at the earliest, by their numbers: asked once, of all that matter. What git does not know is missing. */
export type Earliest = (asked: {readonly commits: ReadonlySet<string>; readonly objects: ReadonlySet<string>}) => Promise<Readonly<Record<'commit' | 'object', ReadonlyMap<string, number>>>>;

interface Shown {readonly part: number; readonly place: Place}

export function laterRule(earliest: Earliest): DocumentRule {
  const commits = new Map<string, Shown>();
  const objects = new Map<string, Shown>();
  const keep = (shown: Map<string, Shown>, oid: string, one: Shown) => {
    if ((shown.get(oid)?.part ?? splits.length) > one.part) shown.set(oid, one);
  };
  return {
    take(document) {
      const part = splits.indexOf(document.split);
      // What may be of any time cannot be too late.
      if (part === splits.length - 1) return;
      for (const {sample, trained} of document.samples) {
        if (trained.length === 0) continue;
        const one = {part, place: placeOf(document, sample)};
        if (sample.when.oid !== '') keep(commits, sample.when.oid, one);
        for (const span of sample.spans) if (isTrained(span)) for (const oid of addressesBehind(span.leaf).flatMap(objectNamed)) keep(objects, oid, one);
      }
    },
    async end() {
      const found = await earliest({commits: new Set(commits.keys()), objects: new Set(objects.keys())});
      const late = (why: 'commit' | 'object', shown: ReadonlyMap<string, Shown>) => [...shown].flatMap(([oid, {part, place}]): readonly Leak[] => {
        const first = found[why].get(oid);
        return first !== undefined && first <= part ? [] : [{rule: 'later', place, why: first === undefined ? 'unknown' : why, name: oid}];
      });
      return {leaks: [...late('commit', commits), ...late('object', objects)], exceptions: []};
    },
  };
}

function objectNamed(address: string): readonly string[] {
  return address.startsWith('git:') ? [address.slice('git:'.length)] : [];
}
