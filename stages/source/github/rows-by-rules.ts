// Items as rows of a feed by the rules of a dataset: cleaned, or a stub where one is forgotten.
import type {FeedChange} from '../../../graph/feed.ts';
import {stubDigest} from '../../../graph/value/stub.ts';
import {seal} from '../../../graph/value/wire.ts';
import {noForgetting, spellRules, type ForgetRules} from '../../forget/forget-rules.ts';
import type {ItemCleaner} from './clean-item.ts';
import {itemForgetter} from './forget-item.ts';
import {mendedItem} from './mended-item.ts';
import {itemCodec, itemId} from './item-row.ts';
import type {Item} from './item.ts';

export interface ItemRules {
  readonly cleaner?: ItemCleaner | undefined;
  readonly forget?: ForgetRules | undefined;
}

/** `spelled` goes into a feed's state: rows that were made by other rules are made again. */
export function rowsByRules({cleaner, forget = noForgetting}: ItemRules): {readonly spelled: string; readonly row: (item: Item) => FeedChange} {
  const forgets = itemForgetter(forget);
  return {
    spelled: [`clean ${cleaner?.tag ?? ''}`, ...spellRules(forget, 'commits')].join('\n'),
    row(item) {
      const [id, reason] = [itemId(item), forgets(item)];
      if (reason !== undefined) return {id, digest: stubDigest(reason)};
      // Before it is cleaned: a name that was read wrongly is a name.
      const mended = mendedItem(item);
      return {id, ...seal(itemCodec, cleaner?.clean(mended) ?? mended)};
    },
  };
}
