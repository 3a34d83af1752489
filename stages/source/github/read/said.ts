// An item as it was read, with when the forge last changed it; and what every text says of itself.
import type {Item} from '../item.ts';
import type {Seconds} from '../request-facts.ts';
import {seconds, text, thing, type Thing} from './fields.ts';
import {person} from './person.ts';

/** `updated` tells an older copy from a newer one; missing where the source does not say. */
export interface Read {readonly item: Item; readonly updated?: Seconds | undefined}

/** What every text says of itself, as REST has it. */
export function saidInRest(of: Thing) {
  const at = seconds(of['created_at']);
  return {
    by: person(of['user'] ?? of['actor'] ?? of['author']),
    at,
    body: text(of['body']) ?? '',
    updated: seconds(of['updated_at']),
    hidden: hiddenBy(of['minimized']),
  };
}

function hiddenBy(value: unknown): string | undefined {
  const reason = thing(value)?.['reason'];
  return typeof reason === 'string' && /^[\w -]{1,40}$/.test(reason) ? reason.toLowerCase() : undefined;
}

/** A change of a text moves its date, and nothing else is known to: so this is when it was edited, at the latest. */
export function editedBy({at, updated}: {readonly at: Seconds; readonly updated: Seconds | undefined}): {readonly edited?: Seconds | null} {
  return updated === undefined ? {} : {edited: updated > at ? updated : null};
}

export function optional<K extends string, V>(key: K, value: V | undefined): {readonly [key in K]?: V} {
  return (value === undefined ? {} : {[key]: value}) as {readonly [key in K]?: V};
}
