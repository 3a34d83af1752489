// Copies the living out of packs into new ones, and gives the old ones up.
import {rm} from 'node:fs/promises';
import {isStored, type Digest} from '../../graph/value/digest.ts';
import {copyPack, type Wants} from '../copy-pack.ts';
import {durableRename} from '../durable.ts';
import {packNumber} from '../pack-index.ts';
import {hexAt} from '../pack-table.ts';
import {PackWriter} from '../pack-writer.ts';
import {readFooter} from '../read-footer.ts';
import {nextSerial} from '../tmp-files.ts';
import type {Living} from './living.ts';
import type {OpenPacks} from './open-packs.ts';
import {isFoundIn, isWorthKeeping} from './weigh-packs.ts';

export interface RewriteOptions {
  readonly living: Living;
  /** Which of the answers that are worth keeping move as well. */
  readonly takesAnswer: (key: Digest, digest: Digest) => boolean;
  /** Names for files being written. */
  readonly tmp: () => string;
  /** What happens to the packs whose living have moved. */
  readonly after: (names: readonly string[]) => Promise<void>;
  readonly signal?: AbortSignal;
}

/** A new pack is sealed at this weight: about what a cold build seals. */
const sealBytes = 32 * 1024 * 1024;

/** The newest first: their answers that spell themselves are the likelier ones to be asked for. */
export async function rewritePacks(packs: OpenPacks, names: readonly string[], {living, takesAnswer, tmp, after, signal}: RewriteOptions): Promise<void> {
  // Each row that a kept build has accounts for one answer; one build's rows are not worth the answers of a thousand.
  let inlineLeft = living.mentioned;
  let into: PackWriter | undefined;
  let emptied: string[] = [];
  try {
    for (const name of names) {
      signal?.throwIfAborted();
      const pack = await readFooter(packs.files.path(name));
      if (pack === undefined) continue;
      into ??= new PackWriter(tmp(), -nextSerial());
      const number = packNumber(name);
      const wants: Wants = {
        value: (digest) => living.holds(digest) && isFoundIn(digest, number, packs),
        answer: (key, digest) => isWorthKeeping(digest, living) && takesAnswer(key, digest) && (isStored(digest) || inlineLeft-- > 0),
      };
      await copyPack(pack.table, number, {into, index: packs.index, read: packs.read, wants});
      await forgetDead(packs, hashesOf(pack.table.keys, pack.table.addresses.length), living);
      emptied.push(name);
      if (into.weight >= sealBytes) await sealOne();
    }
    await sealOne();
  } finally {
    if (into !== undefined) await discard(into);
  }

  async function sealOne(): Promise<void> {
    if (into !== undefined && into.weight > 0) {
      const numbers = new Set(emptied.map(packNumber));
      const sealed = await into.finish();
      await durableRename(into.path, packs.files.path(sealed.name));
      await into.close();
      into = undefined;
      await packs.index.add(sealed, (from) => from === undefined || numbers.has(from.pack) || !packs.files.has(from.pack));
      await packs.files.note(packNumber(sealed.name), true);
    }
    await after(emptied);
    emptied = [];
  }
}

/** What the index says now counts: an answer that was given anew lies in another pack. */
async function forgetDead({index}: OpenPacks, keys: readonly Digest[], living: Living): Promise<void> {
  const answers = index.answers(keys);
  const dead = keys.filter((_, at) => {
    const digest = answers[at];
    return digest !== undefined && !isWorthKeeping(digest, living);
  });
  if (dead.length > 0) await index.forgetAnswers(dead);
}

function hashesOf(hashes: Buffer, count: number): readonly Digest[] {
  return Array.from({length: count}, (_, row) => hexAt(hashes, row));
}

async function discard(writer: PackWriter): Promise<void> {
  await writer.drained();
  await writer.close();
  await rm(writer.path, {force: true});
}
