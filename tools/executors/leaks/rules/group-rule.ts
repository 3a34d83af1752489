// No change group has documents in two parts, and no document is in two itself.
import {placeOf} from '../place-of.ts';
import type {Leak, Place} from '../leak.ts';
import type {Split} from '../../../../stages/dataset/split/side.ts';
import type {DocumentRule} from './found.ts';

export function groupRule(): DocumentRule {
  const groups = new Map<string, Map<Split, Place>>();
  return {
    take(document) {
      for (const {sample, trained} of document.samples) {
        if (trained.length === 0) continue;
        const places = groups.get(sample.group) ?? new Map<Split, Place>();
        groups.set(sample.group, places);
        if (!places.has(document.split)) places.set(document.split, placeOf(document, sample));
      }
    },
    end() {
      const leaks = [...groups].flatMap(([group, places]): readonly Leak[] => {
        const [first, second] = [...places.values()];
        return first === undefined || second === undefined ? [] : [{rule: 'group', places: [first, second], group}];
      });
      return {leaks, exceptions: []};
    },
  };
}
