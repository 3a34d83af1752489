// Searches all that builds leave behind: every file of outputs and store, and what packs and token shards hold.
import {readdir, readFile} from 'node:fs/promises';
import {endianness} from 'node:os';
import {join} from 'node:path';
import {codeOf} from '../../../../cache/store-error.ts';
import type {Digest} from '../../../../graph/value/digest.ts';
import type {ShingleSet} from '../../../../stages/forget/shingle-set.ts';
import type {Tokenizer} from '../../../../stages/tokenize/tokenizer.ts';
import type {Dataset} from '../../build/contract.ts';
import type {Searched} from './proof.ts';
import {inIds, searchPack} from './search-pack.ts';
import {NotUnpacked, saidIn} from './said-in.ts';
import {unescaper} from './unescaper.ts';

export interface FoundAt {
  readonly place: string;
  readonly shingles: number;
  /** Of a value in a pack. */
  readonly digest?: Digest;
}

export interface Searching {
  readonly wanted: ShingleSet;
  readonly tokenizers: readonly Tokenizer[];
  readonly signal: AbortSignal;
  readonly advanced: (files: number) => void;
}

/** The mirror of a repository is the source itself; the other is our own code, compiled, of which a store in the user's cache folder has thousands of files. */
const notSearched = ['mirrors', 'compiled'];

export async function searchPlaces({out, store}: Pick<Dataset, 'out' | 'store'>, {wanted, tokenizers, signal, advanced}: Searching): Promise<{readonly searched: Searched; readonly found: readonly FoundAt[]}> {
  const found: FoundAt[] = [];
  const unread: string[] = [];
  let [files, packs, frames, bytes, tokens] = [0, 0, 0, 0, 0];
  for (const path of [...(await filesIn(out)), ...(await filesIn(store, notSearched))]) {
    signal.throwIfAborted();
    const whole = await inFile(path, wanted, signal);
    if (whole === undefined) continue;
    if (whole.torn) unread.push(path);
    files++;
    bytes += whole.bytes;
    if (whole.shingles > 0) found.push({place: path, shingles: whole.shingles});
    if (path.endsWith('.pack')) {
      const pack = await searchPack(path, wanted, tokenizers);
      if (pack === undefined) unread.push(path);
      else {
        if (pack.unread > 0) unread.push(path);
        packs++;
        frames += pack.frames;
        bytes += pack.bytes;
        tokens += pack.tokens;
        found.push(...pack.found.map(({digest, shingles}) => ({place: `${path}, value ${digest.slice(0, 12)}`, shingles, digest})));
      }
    }
    if (path.endsWith('.bin') && path.startsWith(out)) {
      const ids = idsIn(await readFile(path));
      tokens += ids.length;
      const shingles = Math.max(0, ...tokenizers.map((tokenizer) => inIds(wanted, ids, tokenizer)));
      if (shingles > 0) found.push({place: path, shingles});
    }
    advanced(1);
  }
  return {searched: {files, packs, frames, bytes, tokens, unread}, found};
}

/** One that is gone meanwhile was a builder's, and is no more. */
async function inFile(path: string, wanted: ShingleSet, signal: AbortSignal): Promise<{readonly bytes: number; readonly shingles: number; readonly torn: boolean} | undefined> {
  const [plain, escaped, unescape] = [wanted.search(), wanted.search(), unescaper()];
  let [bytes, torn] = [0, false];
  try {
    for await (const chunk of saidIn(path, signal)) {
      bytes += chunk.length;
      plain.feed(chunk);
      escaped.feed(unescape(chunk));
    }
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    if (!(cause instanceof NotUnpacked)) throw cause;
    torn = true;
  }
  return {bytes, torn, shingles: Math.max(plain.end(), escaped.end())};
}

async function filesIn(folder: string, except: readonly string[] = []): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, {recursive: true, withFileTypes: true});
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
    return paths.filter((path) => !except.some((name) => path.startsWith(`${join(folder, name)}/`)));
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return [];
    throw cause;
  }
}

/** Ids are little-endian, whatever the machine is. */
function idsIn(bytes: Buffer): Int32Array {
  const copy = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 4)));
  if (endianness() === 'BE') copy.swap32();
  return new Int32Array(copy.buffer, copy.byteOffset, copy.length / 4);
}
