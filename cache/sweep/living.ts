// What can be reached: values by following links, and the digests that those values mention and that spell themselves.
import {hash} from 'node:crypto';
import {inlineBytes, isStored, type Digest} from '../../graph/value/digest.ts';
import {linksIn} from '../../graph/value/wire.ts';
import {digestSet} from './digest-set.ts';

/** Shows each value that can be had, in any order. */
export type ReadEach = (digests: readonly Digest[], show: (wire: Uint8Array) => void) => Promise<void>;

export interface Living {
  /** Adds digests and all that is reached from them. */
  reach(digests: Iterable<Digest>, signal?: AbortSignal): Promise<void>;
  /** True when a digest is needed: a stored one when it was reached, another one when what it links to was. */
  holds(digest: Digest): boolean;
  /** The number of the value in the order it was reached in; -1 when it was not. */
  indexOf(hash: Buffer): number;
  /** True when something that was reached mentions a digest that spells itself. */
  mentions(digest: Digest): boolean;
  readonly values: number;
  /** How often something that was reached mentions a digest that spells itself. */
  readonly mentioned: number;
  /** Values that were reached and cannot be had. */
  readonly missing: number;
  /** Where things stand, to go back to. */
  mark(): LivingMark;
  backTo(mark: LivingMark): void;
}

export interface LivingMark {readonly values: number; readonly mentions: number; readonly mentioned: number; readonly missing: number}

/** Enough for the reader to bring them into the order of the disk. */
const readAtOnce = 16_384;

export function living(read: ReadEach): Living {
  // In the order of reaching, so that the set itself is the queue.
  const values = digestSet();
  const mentions = digestSet();
  let mentioned = 0;
  let missing = 0;

  function mention(digest: Digest): void {
    if (isStored(digest)) values.add(digest);
    else {
      mentioned++;
      // A small value may link to large ones.
      if (mentions.add(nameOf(digest))) for (const link of linksOf(inlineBytes(digest))) mention(link);
    }
  }

  function holds(digest: Digest): boolean {
    return isStored(digest) ? values.has(digest) : linksOf(inlineBytes(digest)).every(holds);
  }

  return {
    async reach(digests, signal) {
      let next = values.size;
      for (const digest of digests) mention(digest);
      while (next < values.size) {
        signal?.throwIfAborted();
        const batch: Digest[] = [];
        for (; next < values.size && batch.length < readAtOnce; next++) batch.push(values.at(next));
        missing += batch.length;
        await read(batch, (wire) => {
          missing--;
          for (const link of linksOf(wire)) mention(link);
        });
      }
    },
    holds,
    indexOf: (digest) => values.indexOf(digest),
    mentions: (digest) => mentions.has(nameOf(digest)),
    get values() {
      return values.size;
    },
    get mentioned() {
      return mentioned;
    },
    get missing() {
      return missing;
    },
    mark: () => ({values: values.size, mentions: mentions.size, mentioned, missing}),
    backTo(mark) {
      values.cutTo(mark.values);
      mentions.cutTo(mark.mentions);
      ({mentioned, missing} = mark);
    },
  };
}

/** Bytes that are no wire form link to nothing that anybody could follow. */
function linksOf(wire: Uint8Array | undefined): readonly Digest[] {
  try {
    return wire === undefined ? [] : linksIn(wire);
  } catch (cause) {
    if (cause instanceof RangeError) return [];
    throw cause;
  }
}

function nameOf(digest: Digest): Digest {
  return hash('sha256', digest, 'hex') as Digest;
}
