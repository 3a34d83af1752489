// Encodes single pre-tokens by the merges of a byte-level vocabulary: enough to compare two vocabularies on counts of pre-tokens.
import {readSpelled, spellBytes} from '../byte-alphabet.ts';
import {vocabularyOf, type TokenizerJson} from '../tokenizer-json.ts';

export interface PieceEncoder {
  /** Every token but the control tokens, spelled by the byte alphabet, in the order of their ids. */
  readonly tokens: readonly string[];
  /** How many bytes of the piece each of its tokens covers. */
  lengths(piece: Uint8Array): readonly number[];
}

/** For vocabularies as they are learned here, in which an earlier merge has the lower id. */
export function pieceEncoder({model}: Pick<TokenizerJson, 'model'>): PieceEncoder {
  const ids = vocabularyOf(model) ?? new Map<string, number>();
  const tokens = [...ids].sort(([, a], [, b]) => a - b).map(([token]) => token);
  const scale = Math.max(0, ...ids.values()) + 1;
  const merged = new Map<number, number>();
  for (const merge of Array.isArray(model['merges']) ? model['merges'] : []) {
    const [left = '', right = ''] = Array.isArray(merge) ? merge.map(String) : [];
    merged.set((ids.get(left) ?? -1) * scale + (ids.get(right) ?? -1), ids.get(left + right) ?? -1);
  }
  const byteIds = Int32Array.from({length: 256}, (_, byte) => ids.get(spellBytes(Uint8Array.of(byte))) ?? -1);
  const lengthOf = new Map(Array.from(ids, ([token, id]) => [id, readSpelled(token)?.length ?? 0]));
  return {
    tokens,
    lengths(piece) {
      const parts = Array.from(piece, (byte) => byteIds[byte] ?? -1);
      while (mergeLowest(parts, merged, scale));
      return parts.map((id) => lengthOf.get(id) ?? 0);
    },
  };
}

/** False when no pair merges. */
function mergeLowest(parts: number[], merged: ReadonlyMap<number, number>, scale: number): boolean {
  let [lowest, where] = [Infinity, -1];
  for (let at = 0; at + 1 < parts.length; at++) {
    const made = merged.get((parts[at] ?? -1) * scale + (parts[at + 1] ?? -1)) ?? Infinity;
    if (made < lowest) [lowest, where] = [made, at];
  }
  if (where < 0) return false;
  parts.splice(where, 2, lowest);
  return true;
}
