// Fills one pack: gathers values into frames and answers beside them. Everything it holds can be read back before the pack is sealed.
import {addressOf} from '../graph/value/address.ts';
import type {Digest} from '../graph/value/digest.ts';
import {FrameWriter} from './frame-writer.ts';
import {encodeFooter} from './pack-footer.ts';
import {digestBytes, type PackTable, type Place} from './pack-table.ts';

/** Raw bytes of a frame: enough context to compress well, little enough to decompress for one value. */
const frameBytes = 64 * 1024;
/** What a row weighs by itself, so that many tiny ones seal a pack, too. */
const rowWeight = 80;

export interface SealedPack {readonly name: string; readonly size: number; readonly table: PackTable}

export class PackWriter {
  /** Never the number of a sealed pack: those are not negative. */
  readonly number: number;
  readonly path: string;
  readonly #frames: FrameWriter;
  readonly #rows = new Map<Digest, number>();
  readonly #answers = new Map<Digest, Digest>();
  readonly #frameOf: number[] = [];
  readonly #offsets: number[] = [];
  readonly #lengths: number[] = [];
  #frame = Buffer.alloc(0);
  #used = 0;
  #pushed = 0;
  #weight = 0;

  constructor(path: string, number: number) {
    this.path = path;
    this.number = number;
    this.#frames = new FrameWriter(path);
  }

  add(digest: Digest, bytes: Uint8Array): void {
    if (this.#rows.has(digest)) return;
    if (this.#used + bytes.length > this.#frame.length) this.#nextFrame(bytes.length);
    this.#frame.set(bytes, this.#used);
    this.#rows.set(digest, this.#lengths.length);
    this.#frameOf.push(this.#pushed);
    this.#offsets.push(this.#used);
    this.#lengths.push(bytes.length);
    this.#used += bytes.length;
    this.#weight += bytes.length + rowWeight;
  }

  answer(key: Digest, digest: Digest): void {
    this.#answers.set(key, digest);
    this.#weight += rowWeight;
  }

  answerOf(key: Digest): Digest | undefined {
    return this.#answers.get(key);
  }

  has(digest: Digest): boolean {
    return this.#rows.has(digest);
  }

  /** A view of the value while it is in memory, its place once it lies in the file. */
  find(digest: Digest): Uint8Array | Place | undefined {
    const row = this.#rows.get(digest);
    if (row === undefined) return undefined;
    const number = this.#frameOf[row] ?? 0;
    const frame = number === this.#pushed ? this.#frame : this.#frames.held(number);
    const offset = this.#offsets[row] ?? 0;
    const length = this.#lengths[row] ?? 0;
    if (frame !== undefined) return frame.subarray(offset, offset + length);
    const written = this.#frames.frames[number];
    return written && {pack: this.number, at: written.at, size: written.size, raw: written.raw, offset, length};
  }

  /** Grows with the place in the file. */
  frameOf(digest: Digest): number | undefined {
    const row = this.#rows.get(digest);
    return row === undefined ? undefined : this.#frameOf[row];
  }

  read(at: number, length: number): Promise<Buffer | undefined> {
    return this.#frames.read(at, length);
  }

  /** What it holds, in bytes; zero when there is nothing to seal. */
  get weight(): number {
    return this.#weight;
  }

  get crowded(): boolean {
    return this.#frames.crowded;
  }

  async drained(): Promise<void> {
    await this.#frames.drained();
  }

  /** Writes the rest and syncs the file, which is then a pack in all but its name. */
  async finish(): Promise<SealedPack> {
    this.#nextFrame(0);
    await this.#frames.drained();
    const table = {
      frames: this.#frames.frames,
      digests: hashesOf([...this.#rows.keys()]),
      frameOf: this.#frameOf,
      offsets: this.#offsets,
      lengths: this.#lengths,
      keys: hashesOf([...this.#answers.keys()]),
      addresses: [...this.#answers.values()].map(addressOf),
    };
    return {...(await this.#frames.end((at) => encodeFooter(table, at))), table};
  }

  async close(): Promise<void> {
    await this.#frames.close();
  }

  #nextFrame(atLeast: number): void {
    if (this.#frameOf.at(-1) === this.#pushed) {
      this.#frames.push(this.#frame.subarray(0, this.#used));
      this.#pushed++;
    }
    this.#frame = Buffer.allocUnsafeSlow(atLeast === 0 ? 0 : Math.max(frameBytes, atLeast));
    this.#used = 0;
  }
}

function hashesOf(digests: readonly Digest[]): Buffer {
  const hashes = Buffer.allocUnsafeSlow(digests.length * digestBytes);
  digests.forEach((digest, row) => {
    if (hashes.write(digest, row * digestBytes, 'hex') !== digestBytes) throw new RangeError(`Expected 64 hex digits, got "${digest}"`);
  });
  return hashes;
}
