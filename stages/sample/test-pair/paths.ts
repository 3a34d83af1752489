// Paths as rows and pieces have them.
import type {Task} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';

export const pathPieceCodec: Codec<string> = jsonCodec('path');
/** Sorted. */
export const pathsCodec: Codec<readonly string[]> = jsonCodec('paths');

/** What a task is that gathers the paths of a bucket: all but its name and version. A bucket of more than `most` tells nothing of any. */
export function gatheredPaths(most: number): Omit<Task<{pieces: readonly string[]}, readonly string[]>, 'name' | 'version'> {
  return {input: {pieces: piecesCodec(pathPieceCodec)}, output: pathsCodec, light: true, run: ({pieces}) => (pieces.length > most ? {stub: 'too-common'} : [...pieces].sort())};
}
