// The items in one page: of an interface, of a file somebody dumped, of our own list of what is gone. Whatever it holds, nothing is thrown; what gives no item is counted by its reason.
import {itemId} from '../item-row.ts';
import type {Page} from '../page.ts';
import {list, Refused, text, thing} from './fields.ts';
import {readThing, thingsIn, type Found} from './read-thing.ts';
import {parseValues, type Parsed} from './read-text.ts';

export interface PageItems extends Found {readonly refused: ReadonlyMap<string, number>}

export function readPage({list: name, of: repository, body}: Pick<Page, 'list' | 'of' | 'body'>): PageItems {
  const refused = new Map<string, number>();
  if (name === 'gone') return {read: [], gone: goneIn(body), refused};
  // A row is what the last word of a page says: a list that moved while it was read may have it twice.
  const read = new Map<string, Found['read'][number]>();
  const gone = new Set<string>();
  for (const value of parseValues(body)) {
    if ('broken' in value) refuse(value.broken);
    else for (const one of thingsIn(value.value)) take(one);
  }
  return {read: [...read.values()], gone: [...gone], refused};

  function take(value: unknown): void {
    const of = thing(value);
    // A deleted thing is a null in a list of GraphQL.
    if (value === null) return;
    if (of === undefined) return refuse('not an object');
    try {
      const found = readThing(of, repository);
      for (const one of found.read) {
        const id = itemId(one.item);
        gone.delete(id);
        read.set(id, one);
      }
      for (const id of found.gone) {
        read.delete(id);
        gone.add(id);
      }
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure;
      refuse(failure.message);
    }
  }

  function refuse(reason: string): void {
    refused.set(reason, (refused.get(reason) ?? 0) + 1);
  }
}

/** Written by us: ids of rows that the forge does not have any more. */
function goneIn(body: string): readonly string[] {
  const values: readonly Parsed[] = [...parseValues(body)];
  return values.flatMap((value) => ('value' in value ? list(thing(value.value)?.['gone']) : [])).flatMap((id) => text(id) ?? []);
}
