// Sealed packs that lie on no disk, for the tests of what finds them.
import {hash} from 'node:crypto';
import type {SealedPack} from '../../cache/pack-writer.ts';
import {addressOf} from '../../graph/value/address.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {keyOf} from './rows.ts';

/** A pack of one frame with a value and an answer for each word. */
export function packOf(name: string, words: readonly string[]): SealedPack {
  return {
    name: nameOf(name),
    size: 1000,
    table: {
      frames: [{at: 24, size: 100, raw: words.length * 300}],
      digests: Buffer.from(words.map((word) => keyOf(`value ${word}`)).join(''), 'hex'),
      frameOf: words.map(() => 0),
      offsets: words.map((_, at) => at * 300),
      lengths: words.map(() => 300),
      keys: Buffer.from(words.map((word) => keyOf(word)).join(''), 'hex'),
      addresses: words.map((word) => addressOf(stubDigest(`answer ${word}`))),
    },
  };
}

export function nameOf(pack: string): string {
  return hash('sha256', pack, 'hex');
}
