// Packs of a remote of which only parts are fetched: their tables first, then the frames that hold what is asked for, neighbours together.
import {digestAt} from '../../graph/value/address.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {frameCache} from '../frame-cache.ts';
import {decodeFooter, trailerBytes} from '../pack-footer.ts';
import {hexAt, placeOf, type PackTable, type Place} from '../pack-table.ts';
import {valueReader, type Wanted} from '../value-reader.ts';
import type {PackRef} from './remote-manifest.ts';
import type {RemoteReader} from './remote-reader.ts';

export interface ColdPacks {
  answers(keys: readonly Digest[], signal: AbortSignal): Promise<ReadonlyMap<Digest, Digest>>;
  read(digests: readonly Digest[], signal: AbortSignal): Promise<ReadonlyMap<Digest, Uint8Array>>;
  /** Fetches the tables now, if they are not large: whoever needs them later waits once less. */
  prepare(signal: AbortSignal): Promise<void>;
  /** What there is, from the tables alone. */
  contents(signal: AbortSignal): Promise<{readonly values: ReadonlySet<Digest>; readonly answers: ReadonlyMap<Digest, Digest>}>;
}

interface Opened {readonly ref: PackRef; readonly table: PackTable}

/** Frames with less than this between them are fetched as one piece: asking costs more than so many bytes. */
const gapBytes = 64 * 1024;
const pieceBytes = 8 * 1024 * 1024;
const cacheBytes = 32 * 1024 * 1024;
/** Tables of more bytes than this are fetched when they are needed. */
const preparedBytes = 4 * 1024 * 1024;
const mostFrameBytes = 256 * 1024 * 1024;

/** `damaged` is told of values that are not what their names say. */
export function coldPacks(refs: readonly PackRef[], reader: Pick<RemoteReader, 'part'>, damaged: (what: string) => void): ColdPacks {
  let opening: Promise<readonly Opened[]> | undefined;
  let places: Map<Digest, Place> | undefined;
  let answers: Map<Digest, Digest> | undefined;
  const cache = frameCache(cacheBytes);

  function tables(signal: AbortSignal): Promise<readonly Opened[]> {
    opening ??= Promise.all(refs.map((ref) => tableOf(ref, signal))).then((all) => all.filter((one) => one !== undefined));
    return opening;
  }

  async function tableOf(ref: PackRef, signal: AbortSignal): Promise<Opened | undefined> {
    const {at, sha256, values, answers} = ref.table;
    const bytes = await reader.part(ref, {at, length: ref.size - trailerBytes - at}, signal);
    if (bytes === undefined) return undefined;
    try {
      return {ref, table: decodeFooter(bytes, {at, values, answers, sha256})};
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause;
      damaged(`The table of a pack is damaged: ${cause.message}`);
      return undefined;
    }
  }

  async function placesOf(signal: AbortSignal): Promise<Map<Digest, Place>> {
    const opened = await tables(signal);
    places ??= new Map(opened.flatMap(({table}, pack) => table.lengths.flatMap((_, row): [Digest, Place][] => {
      const place = placeOf(table, row, pack);
      return place === undefined || place.raw > mostFrameBytes ? [] : [[hexAt(table.digests, row), place]];
    })));
    return places;
  }

  /** A later pack has the newer answer. */
  async function answersOf(signal: AbortSignal): Promise<ReadonlyMap<Digest, Digest>> {
    const opened = await tables(signal);
    answers ??= new Map(opened.flatMap(({table}) => table.addresses.map((address, row): [Digest, Digest] => [hexAt(table.keys, row), digestAt(address)])));
    return answers;
  }

  return {
    async prepare(signal) {
      if (refs.reduce((sum, {size, table}) => sum + size - table.at, 0) <= preparedBytes) await tables(signal);
    },
    contents: async (signal) => ({values: new Set((await placesOf(signal)).keys()), answers: await answersOf(signal)}),
    async answers(keys, signal) {
      const known = await answersOf(signal);
      return new Map(keys.flatMap((key): [Digest, Digest][] => {
        const digest = known.get(key);
        return digest === undefined ? [] : [[key, digest]];
      }));
    },
    async read(digests, signal) {
      const known = await placesOf(signal);
      const wanted = digests.flatMap((digest): Wanted[] => {
        const place = known.get(digest);
        return place === undefined ? [] : [{digest, place}];
      });
      const pieces = await Promise.all(piecesOf(wanted.map(({place}) => place)).map(async ({pack, at, length}) => ({pack, at, bytes: await partOf(pack, {at, length}, signal)})));
      const read = valueReader(async (pack, at, length) => {
        const piece = pieces.find((one) => one.pack === pack && one.at <= at && at + length <= one.at + (one.bytes?.length ?? 0));
        return piece?.bytes?.subarray(at - piece.at, at - piece.at + length);
      }, cache);
      const values = await read(wanted);
      if (pieces.every(({bytes}) => bytes !== undefined) && values.size < new Set(wanted.map(({digest}) => digest)).size) damaged('A value of a pack is damaged: its bytes are not what its name says');
      return values;
    },
  };

  async function partOf(pack: number, range: {readonly at: number; readonly length: number}, signal: AbortSignal): Promise<Buffer | undefined> {
    const opened = (await tables(signal))[pack];
    return opened && (await reader.part(opened.ref, range, signal));
  }
}

/** What is not in the first is looked for in the second. */
export function eitherPacks(first: ColdPacks, second: ColdPacks): ColdPacks {
  return {
    async answers(keys, signal) {
      const found = await first.answers(keys, signal);
      const left = keys.filter((key) => !found.has(key));
      return left.length === 0 ? found : new Map([...found, ...(await second.answers(left, signal))]);
    },
    async read(digests, signal) {
      const found = await first.read(digests, signal);
      const left = digests.filter((digest) => !found.has(digest));
      return left.length === 0 ? found : new Map([...found, ...(await second.read(left, signal))]);
    },
    prepare: async (signal) => void (await Promise.all([first.prepare(signal), second.prepare(signal)])),
    async contents(signal) {
      const [a, b] = [await first.contents(signal), await second.contents(signal)];
      return {values: new Set([...a.values, ...b.values]), answers: new Map([...b.answers, ...a.answers])};
    },
  };
}

export function piecesOf(places: readonly Pick<Place, 'pack' | 'at' | 'size'>[]): readonly {readonly pack: number; readonly at: number; readonly length: number}[] {
  const pieces: {pack: number; at: number; length: number}[] = [];
  for (const {pack, at, size} of [...places].sort((a, b) => a.pack - b.pack || a.at - b.at)) {
    const last = pieces.at(-1);
    const end = at + size;
    if (last?.pack === pack && at - (last.at + last.length) <= gapBytes && end - last.at <= pieceBytes) last.length = Math.max(last.length, end - last.at);
    else pieces.push({pack, at, length: size});
  }
  return pieces;
}
