// Fixtures of the tasks on what a forge knows.
import {itemCodec} from '../../stages/source/github/item-row.ts';
import type {Bed} from './bed.ts';
import type {Fixture, Fixtures} from './fixture.ts';
import {items} from './items.ts';

export function itemFixtures(bed: Bed): Fixtures {
  return {'tally of items': Object.fromEntries(Object.entries(items).map(([name, item]): [string, Fixture] => [name, {slots: [bed.given(itemCodec, name, item)]}]))};
}
