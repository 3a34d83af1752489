// An item whose texts are in the encoding that they were written in: dumps and movers between trackers have read some of them wrongly.
import {mendMojibake} from '../../clean/encoding/mojibake.ts';
import type {Item} from './item.ts';

/** What git tells of, such as hunks and paths, is as git has it. */
export function mendedItem(item: Item): Item {
  const mended: string[] = [];
  const text = (field: string, value: string) => {
    const meant = mendMojibake(value);
    if (meant !== undefined) mended.push(field);
    return meant ?? value;
  };
  const next = withTexts(item, text);
  return mended.length === 0 ? item : {...next, mended};
}

function withTexts(item: Item, text: (field: string, value: string) => string): Item {
  switch (item.kind) {
    case 'topic':
      return {...item, title: text('title', item.title), body: text('body', item.body)};
    case 'comment':
    case 'review':
    case 'remark':
      return {...item, body: text('body', item.body)};
    case 'event':
      return {...item, ...(typeof item.before === 'string' && {before: text('before', item.before)}), ...(typeof item.after === 'string' && {after: text('after', item.after)})};
    case 'request':
    case 'thread':
      return item;
    default:
      return item satisfies never;
  }
}
