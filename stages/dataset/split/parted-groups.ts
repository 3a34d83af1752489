// In which parts each change group has something that is trained, by what samples and sections say in the end: a build looks here whether it parted a change.
import type {Piece} from '../../../graph/operators/group.ts';
import type {Section} from '../../../graph/operators/placements.ts';
import type {Collection, Graph} from '../../../graph/graph.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import type {Stub} from '../../../graph/value/stub.ts';
import {isTrained} from '../leaks/trained-stretches.ts';
import {sectionsCodec} from '../phases/document-sections.ts';
import {sectionMeant} from '../phases/section-names.ts';
import type {Samples} from '../../sample/sample.ts';
import {samplesCodec} from '../../sample/samples-codec.ts';
import {splits} from './side.ts';

/** `parts`: numbers of the parts, in their order. */
export interface Parted {readonly groups: readonly string[]; readonly parts: readonly number[]}
export const partedCodec: Codec<Parted> = jsonCodec('document in its parts');

export const partedDocument = defineTask({
  name: 'document in its parts',
  version: 1,
  input: {samples: samplesCodec, sections: sectionsCodec},
  output: partedCodec,
  // The samples, not the texts that they name.
  reach: 1,
  run({samples: row, sections}): Parted | Stub {
    const groups = row.body().samples.flatMap(({group, spans}) => (spans.some(isTrained) ? [group] : []));
    const parts = sections.map(({section}) => splits.indexOf(sectionMeant(section).split ?? 'train'));
    return groups.length === 0 || parts.length === 0 ? {stub: 'not trained on'} : {groups: [...new Set(groups)].sort(), parts: distinct(parts)};
  },
});

export const partsCodec: Codec<readonly number[]> = jsonCodec('parts of a group');

export const spreadParted = defineTask({
  name: 'parts of its groups',
  version: 1,
  input: {row: partedCodec},
  output: jsonCodec<readonly Piece<readonly number[]>[]>('parts of its groups'),
  light: true,
  run: ({row: {groups, parts}}) => groups.map((group) => ({bucket: group, piece: parts})),
});

export const gatherParted = defineTask({
  name: 'parts of a group',
  version: 1,
  input: {pieces: piecesCodec(partsCodec)},
  output: partsCodec,
  light: true,
  run: ({pieces}) => distinct(pieces.flat()),
});

const collectionOf = (kind: string) => `groups in parts.${kind}`;

export function isPartedGroups(collection: string): boolean {
  return collection.startsWith(collectionOf(''));
}

export function partedGroups(mill: Graph, kind: string, {samples, sections}: {readonly samples: Collection<Samples>; readonly sections: Collection<readonly Section[]>}): void {
  const parted = mill.map(`documents in parts.${kind}`, partedDocument, {samples, sections}, null);
  mill.group(collectionOf(kind), parted, {spread: spreadParted, piece: partsCodec, gather: gatherParted, params: null});
}

function distinct(parts: readonly number[]): readonly number[] {
  return [...new Set(parts)].sort((a, b) => a - b);
}
