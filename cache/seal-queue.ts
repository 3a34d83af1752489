// The packs that are not sealed yet: one being filled, and those before it on their way to the disk, in order.
import {rm} from 'node:fs/promises';
import type {Digest} from '../graph/value/digest.ts';
import {packNumbers, placeNumber} from './place-number.ts';
import type {Place} from './pack-table.ts';
import type {PackWriter} from './pack-writer.ts';

/** A full pack waits while this many are being sealed: the disk sets the pace and memory stays bounded. */
const mostWaiting = 2;

export interface SealQueue {
  /** The pack being filled. */
  filling(): PackWriter;
  /** True when `room` must be awaited before more is put in. */
  full(): boolean;
  /** Waits until there is room for more, sealing the pack being filled when it is heavy enough. */
  room(): Promise<void>;
  /** Seals all there is. What was recorded before is then on the disk, or this rejects. */
  sealAll(): Promise<void>;
  has(digest: Digest): boolean;
  find(digest: Digest): Uint8Array | Place | undefined;
  /** See `Store`. Behind everything that is sealed. */
  whereabouts(digest: Digest): number | undefined;
  answer(key: Digest): Digest | undefined;
  read(pack: number, at: number, length: number): Promise<Buffer | undefined>;
  close(): Promise<void>;
}

export interface SealQueueOptions {
  readonly sealBytes: number;
  begin(): PackWriter;
  /** Puts a pack on the disk and into the index. */
  seal(writer: PackWriter): Promise<void>;
}

export function sealQueue({sealBytes, begin, seal}: SealQueueOptions): SealQueue {
  // Newest first, as an answer given again replaces the one before.
  let writers: readonly PackWriter[] = [];
  let current: PackWriter | undefined;
  let sealing: Promise<void> = Promise.resolve();
  let failure: {readonly cause: unknown} | undefined;

  function filling(): PackWriter {
    if (current === undefined) {
      current = begin();
      writers = [current, ...writers];
    }
    return current;
  }

  /** Once one fails no later one is sealed: an answer never gets to the disk before its value. */
  function roll(): Promise<void> {
    const full = current;
    if (full === undefined || full.weight === 0) return sealing;
    current = undefined;
    sealing = sealing.then(async () => {
      await seal(full);
      writers = writers.filter((writer) => writer !== full);
      await full.close();
    });
    sealing.catch((cause: unknown) => {
      failure = {cause};
    });
    return sealing;
  }

  return {
    filling,
    full: () => failure !== undefined || (current !== undefined && (current.crowded || current.weight >= sealBytes)),
    async room() {
      if (failure !== undefined) throw failure.cause;
      if (current?.crowded) await current.drained();
      if (current !== undefined && current.weight >= sealBytes) void roll();
      if (writers.length > mostWaiting) await sealing;
    },
    sealAll: roll,
    has: (digest) => writers.some((writer) => writer.has(digest)),
    find(digest) {
      return writers.find((writer) => writer.has(digest))?.find(digest);
    },
    whereabouts(digest) {
      const writer = writers.find((writer) => writer.has(digest));
      return writer && placeNumber(packNumbers - writer.number, writer.frameOf(digest) ?? 0);
    },
    answer(key) {
      return writers.find((writer) => writer.answerOf(key) !== undefined)?.answerOf(key);
    },
    async read(pack, at, length) {
      return writers.find(({number}) => number === pack)?.read(at, length);
    },
    async close() {
      for (const writer of writers) {
        await writer.close();
        // What could not be sealed is of no use to anyone, and the disk may be full of it.
        await rm(writer.path, {force: true});
      }
    },
  };
}
