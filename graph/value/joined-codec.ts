// A row with the rows it names. Its value holds only links, so joining copies no bytes.
import {ByteReader} from './byte-reader.ts';
import {ByteWriter} from './byte-writer.ts';
import {writeDigest} from './address.ts';
import type {Codec, Part} from './codec.ts';
import {digestOf, type Digest} from './digest.ts';
import type {Stub} from './stub.ts';
import {whole} from './whole.ts';
import type {Sealed} from './wire.ts';

/** `refs` stand in the order the row named them: `undefined` where no such row exists, a stub where it cannot be had. */
export interface Joined<A, B> {readonly row: Named<A>; readonly refs: readonly (Named<B> | Stub | undefined)[]}

/** A value with its digest, for a task whose output links to it. */
export interface Named<T> {readonly digest: Digest; readonly value: T}

export function joinedCodec<A, B>(row: Codec<A>, ref: Codec<B>): Codec<Joined<A, B>> {
  return {
    name: `${row.name} with ${ref.name}`,
    onlyLinks: true,
    encode() {
      throw new Error('Joined rows are made by the engine, not encoded');
    },
    decode(bytes, parts) {
      const head = whole(parts[0]);
      let next = 1;
      const refs: (Named<B> | Stub | undefined)[] = [];
      for (const reader = new ByteReader(bytes); !reader.done; ) {
        refs.push(reader.byte() === 1 ? readRef(ref, parts[next++]) : undefined);
      }
      return {row: {digest: head.digest, value: row.decode(head.bytes, head.parts)}, refs};
    },
  };
}

/** The value of a joined row, from digests alone. */
export function sealJoined(row: Digest, refs: readonly (Digest | undefined)[]): Sealed {
  const present = refs.filter((ref) => ref !== undefined);
  const writer = new ByteWriter(64 + refs.length * 40).varint(1 + present.length);
  writeDigest(writer, row);
  for (const ref of present) writeDigest(writer, ref);
  for (const ref of refs) writer.byte(ref === undefined ? 0 : 1);
  const bytes = writer.done();
  return {digest: digestOf(bytes), bytes};
}

function readRef<B>(codec: Codec<B>, part: Part | undefined): Named<B> | Stub {
  if (part !== undefined && 'stub' in part) return {stub: part.stub};
  const {digest, bytes, parts} = whole(part);
  return {digest, value: codec.decode(bytes, parts)};
}
