// Stretches of a file's patch as spans, each under a head of its own.
import type {Digest} from '../../graph/value/digest.ts';
import type {Span} from '../sample/sample.ts';
import type {PatchStretch} from './file-chunk.ts';
import {hunkHead} from './line-counts.ts';

/** `leaf`: the edit that they are stretches of. */
export function stretchSpans(stretches: readonly PatchStretch[], leaf: Digest, loss: number): readonly Span[] {
  const template = (text: string): Span => ({kind: 'template', text, loss});
  const hunks = (place: {readonly from: number; readonly to: number}): Span => ({kind: 'source', leaf, text: 'edit', from: place.from, to: place.to, loss});
  return stretches.flatMap(({from, to, heading, ...ranges}) => [template(hunkHead(ranges)), ...(heading === undefined ? [] : [hunks(heading)]), template('\n'), hunks({from, to})]);
}
