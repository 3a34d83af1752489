// Items as rows of a feed.
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import type {Item} from './item.ts';

export const itemCodec: Codec<Item> = jsonCodec('item of a forge');

/** Unique, and ordered by the number of what it belongs to. */
export function itemId({number, kind, node}: Item): string {
  return `${String(number).padStart(10, '0')} ${kind} ${node}`;
}
