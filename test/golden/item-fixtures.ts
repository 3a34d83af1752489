// Fixtures of the tasks on what a forge knows.
import type {Item} from '../../stages/source/github/item.ts';
import {itemCodec} from '../../stages/source/github/item-row.ts';
import type {Bed} from './bed.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';
import {items} from './items.ts';

const cleaned: Item = {kind: 'comment', node: '14', number: 1, by: {login: 'person-0123456789', bot: false}, at: 1_700_000_010, body: 'See <secret>', redacted: [{where: 'body', redactions: [{rule: 'github-token', at: 4, length: 8, saltedHash: '0'.repeat(32)}]}, {where: 'by', redactions: [{rule: 'name', at: 0, length: 17, saltedHash: '1'.repeat(32)}]}]};

export function itemFixtures(bed: Bed): Fixtures {
  const of = (list: Readonly<Record<string, Item>>) => Object.fromEntries(Object.entries(list).map(([name, item]): [string, Fixture] => [name, {slots: [bed.given(itemCodec, name, item)]}]));
  return {'tally of items': of(items), 'audit of an item': of({'an issue': items['an issue'] ?? noSuchValue(), 'a cleaned comment': cleaned})};
}
