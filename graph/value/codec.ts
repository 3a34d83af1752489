// How a value becomes bytes and back. A value may link to others that it cannot be decoded without.
import type {Digest} from './digest.ts';
import type {Stub} from './stub.ts';

export interface Codec<T> {
  readonly name: string;
  encode(value: T): Uint8Array;
  /** `parts` are the linked values, in the order of `links`. Bytes may be a view of a larger buffer: copy what is kept. */
  decode(bytes: Uint8Array, parts: readonly Part[]): T;
  /**
   * The digests this value needs to be read. Mentioning a digest without needing its bytes is no link.
   * A long stretch of bytes can be kept beside the value and linked, so that who does not need it need not load it.
   */
  links?(value: T, keep: Keep): readonly Digest[];
  /** Nothing of it can be read without what it links to: no value for a task that sees the row alone. */
  readonly onlyLinks?: true;
}

/** Keeps bytes as a value of their own, which may link to others in turn, and names it. */
export type Keep = (bytes: Uint8Array, links?: readonly Digest[]) => Digest;

/** A linked value as the decoder meets it: whole, with the parts it links to in turn, or a stub. */
export type Part = WholePart | StubPart;
export interface WholePart {readonly digest: Digest; readonly bytes: Uint8Array; readonly parts: readonly Part[]}
export interface StubPart extends Stub {readonly digest: Digest}
