// Byte-pair ranks, as tiktoken ships them, become a standard byte-level `tokenizer.json`.
import {spellBytes} from './byte-alphabet.ts';
import type {TokenizerJson} from './tokenizer-json.ts';

export interface Ranks {
  /** Cuts text into the pieces within which bytes may merge. */
  readonly pattern: string;
  /** A token's place is its rank and its id, above those of the tokens it merges from. A hole is an id that is not in use. */
  readonly tokens: readonly (Uint8Array | undefined)[];
  readonly controls: Readonly<Record<string, number>>;
}

export function ranksToTokenizer({pattern, tokens, controls}: Ranks): TokenizerJson {
  const pieces = tokens.map((token) => token && spellBytes(token));
  const byteLevel = {type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false};
  return {
    version: '1.0',
    added_tokens: Object.entries(controls)
      .sort(([, a], [, b]) => a - b)
      .map(([content, id]) => ({id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true})),
    normalizer: null,
    pre_tokenizer: {type: 'Sequence', pretokenizers: [{type: 'Split', pattern: {Regex: pattern}, behavior: 'Isolated', invert: false}, byteLevel]},
    post_processor: null,
    decoder: byteLevel,
    model: {
      type: 'BPE', dropout: null, unk_token: null, continuing_subword_prefix: null, end_of_word_suffix: null, fuse_unk: false, byte_fallback: false,
      // A token that no pair of earlier tokens makes is still found when it stands alone, as with tiktoken.
      ignore_merges: true,
      vocab: vocabularyFrom(pieces),
      merges: pairsOf(tokens).map(([left, right]) => [pieces[left] ?? '', pieces[right] ?? '']),
    },
  };
}

/** Without a prototype: a token may be spelled like one of its members. */
function vocabularyFrom(pieces: readonly (string | undefined)[]): Record<string, number> {
  const vocab: Record<string, number> = Object.create(null);
  for (const [id, piece] of pieces.entries()) if (piece !== undefined) vocab[piece] = id;
  return vocab;
}

/**
 * The two earlier tokens each token is merged from, in rank order: what merging its bytes by the ranks below its own leaves.
 * Walking upwards in rank, every pair found so far is exactly a merge of lower rank, so ids suffice and no bytes are compared.
 */
function pairsOf(tokens: Ranks['tokens']): readonly (readonly [number, number])[] {
  const byteIds = new Int32Array(256).fill(-1);
  for (const [id, token] of tokens.entries()) if (token?.length === 1) byteIds[token[0] ?? 0] = id;
  const merged = new Map<number, number>();
  const found: (readonly [number, number])[] = [];
  for (const [rank, token] of tokens.entries()) {
    if (token === undefined || token.length < 2) continue;
    const parts: number[] = [];
    for (const byte of token) parts.push(byteIds[byte] ?? -1);
    if (parts.includes(-1)) continue;
    mergeDown(parts, merged, tokens.length);
    const [left = 0, right = 0] = parts;
    const key = left * tokens.length + right;
    if (parts.length !== 2 || merged.has(key)) continue;
    merged.set(key, rank);
    found.push([left, right]);
  }
  return found;
}

/** Merges the pair of least rank, leftmost first, until two parts are left or no pair merges. */
function mergeDown(parts: number[], merged: ReadonlyMap<number, number>, scale: number): void {
  const ranks: number[] = [];
  for (let at = 0; at + 1 < parts.length; at++) ranks.push(rankAt(at));
  while (parts.length > 2) {
    let best = Infinity;
    let where = 0;
    for (let at = 0; at < ranks.length; at++) {
      const rank = ranks[at] ?? Infinity;
      if (rank >= best) continue;
      best = rank;
      where = at;
    }
    if (best === Infinity) return;
    // A merge's rank is the id of the token it makes.
    parts[where] = best;
    parts.splice(where + 1, 1);
    ranks.splice(where, 1);
    if (where < ranks.length) ranks[where] = rankAt(where);
    if (where > 0) ranks[where - 1] = rankAt(where - 1);
  }

  function rankAt(at: number): number {
    return merged.get((parts[at] ?? -1) * scale + (parts[at + 1] ?? -1)) ?? Infinity;
  }
}
