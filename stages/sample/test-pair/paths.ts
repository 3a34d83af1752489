// Paths as rows and pieces have them.
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';

export const pathPieceCodec: Codec<string> = jsonCodec('path');
/** Sorted. */
export const pathsCodec: Codec<readonly string[]> = jsonCodec('paths');
