// Items as rows of a feed.
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import type {Item} from './item.ts';

export const itemCodec: Codec<Item> = jsonCodec('item of a forge');

/** Unique, and ordered by the number of what it belongs to. There is one topic of a number, and one request, whatever a source calls them. */
export function itemId({number, kind, node}: Item): string {
  const of = `${String(number).padStart(10, '0')} ${kind}`;
  return kind === 'topic' || kind === 'request' ? of : `${of} ${node}`;
}
