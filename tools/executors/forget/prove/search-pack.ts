// Searches one pack: every frame decompressed, and in it every value as it is, as JSON spells it, and as tokens.
import {open} from 'node:fs/promises';
import {zstdDecompressSync} from 'node:zlib';
import {hexAt} from '../../../../cache/pack-table.ts';
import {readFooter} from '../../../../cache/read-footer.ts';
import {codeOf} from '../../../../cache/store-error.ts';
import type {Digest} from '../../../../graph/value/digest.ts';
import type {ShingleSet} from '../../../../stages/forget/shingle-set.ts';
import type {Tokenizer} from '../../../../stages/tokenize/tokenizer.ts';
import {idsInValue, textsOfIds} from './token-texts.ts';
import {unescaper} from './unescaper.ts';

export interface SearchedPack {
  readonly frames: number;
  readonly bytes: number;
  readonly tokens: number;
  /** Frames that are damaged. */
  readonly unread: number;
  readonly found: readonly {readonly digest: Digest; readonly shingles: number}[];
}

/** None for a pack that cannot be read as one. */
export async function searchPack(path: string, wanted: ShingleSet, tokenizers: readonly Tokenizer[]): Promise<SearchedPack | undefined> {
  const pack = await readFooter(path);
  if (pack === undefined) return undefined;
  const {table} = pack;
  const rows = table.frames.map((): number[] => []);
  table.frameOf.forEach((frame, row) => rows[frame]?.push(row));
  const found: {digest: Digest; shingles: number}[] = [];
  let [bytes, tokens, unread] = [0, 0, 0];
  await using file = await open(path, 'r');
  for (const [frame, {at, size, raw}] of table.frames.entries()) {
    const packed = Buffer.alloc(size);
    await file.read(packed, 0, size, at);
    const values = decompressed(packed, raw);
    if (values === undefined) {
      unread++;
      continue;
    }
    bytes += values.length;
    for (const row of rows[frame] ?? []) {
      const from = table.offsets[row] ?? 0;
      const value = values.subarray(from, from + (table.lengths[row] ?? 0));
      const ids = idsInValue(value);
      tokens += ids.reduce((sum, list) => sum + list.length, 0);
      const shingles = Math.max(inText(wanted, value), ...ids.flatMap((list) => tokenizers.map((tokenizer) => inIds(wanted, list, tokenizer))));
      if (shingles > 0) found.push({digest: hexAt(table.digests, row), shingles});
    }
  }
  return {frames: table.frames.length - unread, bytes, tokens, unread, found};
}

function decompressed(packed: Buffer, raw: number): Buffer | undefined {
  try {
    return zstdDecompressSync(packed, {maxOutputLength: Math.max(raw, 1)});
  } catch (cause) {
    if (codeOf(cause) !== undefined) return undefined;
    throw cause;
  }
}

/** In a text as it is, or as JSON spells it. */
export function inText(wanted: ShingleSet, bytes: Uint8Array): number {
  const plain = wanted.search();
  plain.feed(bytes);
  if (!bytes.includes(0x5c)) return plain.end();
  const escaped = wanted.search();
  escaped.feed(unescaper()(bytes));
  return Math.max(plain.end(), escaped.end());
}

export function inIds(wanted: ShingleSet, ids: Int32Array, tokenizer: Tokenizer): number {
  let most = 0;
  for (const text of textsOfIds(ids, tokenizer)) {
    const search = wanted.search();
    search.feed(Buffer.from(text, 'utf8'));
    most = Math.max(most, search.end());
  }
  return most;
}
