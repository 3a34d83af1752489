// The task that cuts the change of one file, by the texts of the pair, its hunks and the outlines of both sides.
import {defineTask} from '../../graph/task/task.ts';
import type {Part} from '../../graph/value/codec.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import {joinedCodec, type Named} from '../../graph/value/joined-codec.ts';
import {isStub, type Stub} from '../../graph/value/stub.ts';
import {whole} from '../../graph/value/whole.ts';
import {editCodec} from '../change/edit.ts';
import {outlinedPairCodec, pairNamesCodec} from '../change/facts/outlined-pair.ts';
import {cleanText} from '../clean/clean-leaf.ts';
import {outlineCodec} from '../parse/outline/outline-codec.ts';
import type {Outline} from '../parse/outline/outline.ts';
import {chunksOfFile} from './chunks-of-file.ts';
import {fileChunksCodec} from './file-chunk.ts';
import type {FileSide} from './open-side.ts';

/** Which edit a pair under its names has. */
export interface PairNamed {readonly pair: string}
export const pairNamedCodec = jsonCodec<PairNamed>('pair to cut');

/** A type, because parameters are plain data with any keys. */
export type FileChunkRules = {readonly maxBytes: number};

export const fileChunks = defineTask({
  name: 'chunks of a changed file',
  // 2: no edit is a reason of one word.
  version: 2,
  input: {names: pairNamesCodec, outlined: joinedCodec(outlinedPairCodec, outlineCodec), edit: joinedCodec(pairNamedCodec, editCodec)},
  output: fileChunksCodec,
  run({names: {pair}, outlined, edit: {refs: [edit]}}, {maxBytes}: FileChunkRules) {
    if (edit === undefined) return {stub: 'no-edit'};
    if (isStub(edit)) return edit;
    const {kind, hunks} = edit.value;
    if (kind === 'binary') return {stub: 'binary'};
    if (hunks === undefined) return [];
    const [was, is] = outlined.refs;
    const before = sideOf(pair.before, was);
    const after = sideOf(pair.after, is);
    return chunksOfFile({hunks: 'digest' in hunks ? whole(hunks).bytes : hunks, ...(before !== undefined && {before}), ...(after !== undefined && {after})}, {maxBytes});
  },
});

function sideOf(side: Digest | Part | undefined, outline: Named<Outline> | Stub | undefined): FileSide | undefined {
  if (side === undefined) return undefined;
  if (typeof side === 'string') throw new Error('A pair is decoded with its texts');
  return {bytes: cleanText(side).bytes, ...(outline !== undefined && !isStub(outline) && {outline: outline.value})};
}
