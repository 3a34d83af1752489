// What each id of a vocabulary stands for in bytes, as one flat table.
import type {Params as Json} from '../../graph/value/params.ts';
import {readSpelled, spellBytes} from './byte-alphabet.ts';
import {isObject, vocabularyOf, type TokenizerJson} from './tokenizer-json.ts';

export interface PieceTable {
  readonly size: number;
  readonly byteLengths: Uint16Array;
  /** True when pieces are spelled bytes and every byte has one. */
  readonly byteLevel: boolean;
  /** True when they are the text's own bytes: nothing was normalized away. */
  readonly exact: boolean;
  /** The bytes of all ids, one after the other, and where those of each begin; behind the last, where they end. */
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
}

export function pieceTable(json: TokenizerJson): PieceTable {
  const vocabulary = vocabularyOf(json.model) ?? new Map<string, number>();
  const byteLevel = isByteLevel(json, vocabulary);
  const pieces: Uint8Array[] = [];
  for (const [piece, id] of vocabulary) pieces[id] = (byteLevel ? readSpelled(piece) : undefined) ?? surface(piece);
  for (const {id, content} of json.added_tokens) pieces[id] = Buffer.from(content, 'utf8');
  const starts = new Uint32Array(pieces.length + 1);
  for (let id = 0; id < pieces.length; id++) starts[id + 1] = (starts[id] ?? 0) + (pieces[id]?.length ?? 0);
  const bytes = Buffer.alloc(starts[pieces.length] ?? 0);
  for (const [id, piece] of pieces.entries()) if (piece !== undefined) bytes.set(piece, starts[id]);
  return {size: pieces.length, byteLengths: Uint16Array.from(pieces, (piece) => Math.min(piece?.length ?? 0, 0xffff)), byteLevel, exact: byteLevel && json.normalizer === null, bytes, starts};
}

function isByteLevel({model, decoder, pre_tokenizer: before}: TokenizerJson, vocabulary: ReadonlyMap<string, number>): boolean {
  if (model['type'] !== 'BPE' || !stepsOf(decoder).some(isByteStep)) return false;
  const steps = stepsOf(before);
  if (!steps.some(isByteStep) || steps.some((step) => isObject(step) && step['add_prefix_space'] === true)) return false;
  for (let byte = 0; byte < 256; byte++) if (!vocabulary.has(spellBytes(Uint8Array.of(byte)))) return false;
  return true;
}

function stepsOf(step: Json): readonly Json[] {
  if (!isObject(step)) return [];
  const inner = step['pretokenizers'] ?? step['decoders'];
  return Array.isArray(inner) ? inner.flatMap(stepsOf) : [step];
}

function isByteStep(step: Json): boolean {
  return isObject(step) && step['type'] === 'ByteLevel';
}

/** An estimate, for vocabularies of words: markers of spaces are spaces, markers of joints are nothing. */
function surface(piece: string): Uint8Array {
  const byte = /^<0x([0-9A-F]{2})>$/.exec(piece)?.[1];
  return byte === undefined ? Buffer.from(piece.replace(/^##/, '').replaceAll('▁', ' ').replace(/<\/w>$/, ' '), 'utf8') : Buffer.from(byte, 'hex');
}
