// Pieces that samples of discussions are put together from: texts of the leaf, and what stands between them.
import type {Digest} from '../../../graph/value/digest.ts';
import type {Span} from '../sample.ts';
import type {Place} from './texted.ts';

export type Saying = (place: Place, loss: number) => Span;

export function sayingOf(leaf: Digest): Saying {
  return ([from, to], loss) => ({kind: 'source', leaf, text: 'discussion', from, to, loss});
}

export function template(text: string, loss: number): Span {
  return {kind: 'template', text, loss};
}

export function isEmpty([from, to]: Place): boolean {
  return from === to;
}
