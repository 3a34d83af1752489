// Compiles a `tokenizer.json` into the tables of the fast path, or says why that path is not for it.
import type {Digest} from '../../../graph/value/digest.ts';
import {readSpelled, spellBytes} from '../byte-alphabet.ts';
import {pieceTable} from '../piece-table.ts';
import {isObject, vocabularyOf, type TokenizerJson} from '../tokenizer-json.ts';
import {withholdControls} from '../withhold-controls.ts';
import {asciiAutomaton} from './ascii-automaton.ts';
import {classTable} from './character-class.ts';
import type {FastTables} from './fast-tables.ts';
import {longestMerged, merger} from './merger.ts';
import {buildPairs, pairLimit} from './pair-table.ts';
import {patternOf} from './pattern-of.ts';
import type {Pattern} from './pattern.ts';
import {regexPattern} from './regex-pattern.ts';
import {fillSlots, type Piece} from './fill-slots.ts';
import {asciiOf} from './scanned-text.ts';
import {exceptionOf} from './scanner-of.ts';

export interface Unfit {readonly unfit: string}

export function compileTables(json: TokenizerJson, digest: Digest): FastTables | Unfit {
  const {content, controls} = withholdControls(json);
  const {model} = content;
  if (model['type'] !== 'BPE') return {unfit: 'its model is not BPE'};
  for (const option of ['dropout', 'continuing_subword_prefix', 'end_of_word_suffix']) if (model[option]) return {unfit: `its model has "${option}"`};
  if (content.added_tokens.length > 0) return {unfit: 'it has added tokens that are content'};
  const composed = isObject(json.normalizer) && json.normalizer['type'] === 'NFC';
  if (json.normalizer !== null && !composed) return {unfit: 'it normalizes text'};
  const pattern = patternOf(json.pre_tokenizer) ?? regexPattern(json.pre_tokenizer);
  if (pattern === undefined) return {unfit: 'its pre-tokenizer is not one that is known'};
  const vocabulary = vocabularyOf(model) ?? new Map<string, number>();
  const byteIds = Int32Array.from({length: 256}, (_, byte) => vocabulary.get(spellBytes(Uint8Array.of(byte))) ?? -1);
  if (byteIds.includes(-1)) return {unfit: 'its vocabulary does not have every byte'};
  const table = pieceTable(json);
  if (!table.byteLevel) return {unfit: 'its decoder does not give back bytes'};
  const merges = mergesOf(model['merges'], vocabulary);
  if (merges === undefined) return {unfit: 'a merge makes what its vocabulary does not have'};
  if (Math.max(table.size, merges.length) >= pairLimit) return {unfit: `it has more than ${pairLimit} tokens`};

  const pieces = spelled(vocabulary);
  const base = {
    digest, pattern, composed, controls: [...controls],
    longest: pieces.reduce((most, [bytes]) => Math.max(most, bytes.length), 0),
    byteIds,
    pairs: buildPairs(merges),
    rankIds: Int32Array.from(merges, ([, , id]) => id),
    starts: table.starts,
    pieces: Buffer.concat([table.bytes, Buffer.alloc(4)]),
    byteLengths: table.byteLengths,
    ...scanned(pattern),
  };
  return {...base, ...fillSlots(model['ignore_merges'] === true ? pieces : pieces.filter(standsAlone(base)))};
}

/** A regular expression asks for no classes of ours. */
function scanned(pattern: Pattern): Pick<FastTables, 'classes' | 'automaton'> {
  if (pattern.kind === 'regex') return {classes: new Uint16Array(0), automaton: new Int16Array(0)};
  const classes = classTable(exceptionOf(pattern));
  return {classes, automaton: asciiAutomaton(pattern, asciiOf(classes))};
}

/** Where merges decide, a piece that they do not lead to is not found. One too long to be tried is merged whenever it is met. */
function standsAlone(tables: Parameters<typeof merger>[0]): (piece: Piece) => boolean {
  const merging = merger(tables);
  return ([bytes, id]) => bytes.length <= longestMerged && merging.merge(bytes, 0, bytes.length) === 1 && merging.ids[0] === id;
}

/** Without those that are not spelled in bytes: no text becomes one. */
function spelled(vocabulary: ReadonlyMap<string, number>): readonly Piece[] {
  return Array.from(vocabulary).flatMap(([piece, id]): readonly Piece[] => {
    const bytes = readSpelled(piece);
    return bytes === undefined || bytes.length === 0 ? [] : [[bytes, id]];
  });
}

type Merge = readonly [left: number, right: number, made: number];

function mergesOf(merges: unknown, vocabulary: ReadonlyMap<string, number>): readonly Merge[] | undefined {
  if (!Array.isArray(merges)) return undefined;
  const found: Merge[] = [];
  for (const merge of merges as readonly unknown[]) {
    const [left, right] = typeof merge === 'string' ? merge.split(' ', 2) : Array.isArray(merge) ? (merge as readonly unknown[]) : [];
    if (typeof left !== 'string' || typeof right !== 'string') return undefined;
    const ids = [vocabulary.get(left), vocabulary.get(right), vocabulary.get(left + right)] as const;
    if (ids[0] === undefined || ids[1] === undefined || ids[2] === undefined) return undefined;
    found.push([ids[0], ids[1], ids[2]]);
  }
  return found;
}
