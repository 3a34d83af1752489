// Appends numbers, text and bytes to a growing buffer, in the one layout that all codecs of ours share.

export class ByteWriter {
  #buffer: Buffer;
  #length = 0;

  constructor(capacity = 256) {
    this.#buffer = Buffer.allocUnsafe(capacity);
  }

  byte(value: number): this {
    this.#room(1);
    this.#buffer[this.#length++] = value;
    return this;
  }

  /** An unsigned integer up to 2^53, seven bits a byte, low bits first. */
  varint(value: number): this {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`Expected an unsigned integer, got ${value}`);
    this.#room(8);
    while (value > 127) {
      this.#buffer[this.#length++] = (value % 128) + 128;
      value = Math.floor(value / 128);
    }
    this.#buffer[this.#length++] = value;
    return this;
  }

  /** Bytes after their length. */
  bytes(value: Uint8Array): this {
    return this.varint(value.length).raw(value);
  }

  raw(value: Uint8Array): this {
    this.#room(value.length);
    this.#buffer.set(value, this.#length);
    this.#length += value.length;
    return this;
  }

  text(value: string): this {
    const length = Buffer.byteLength(value);
    this.varint(length).#room(length);
    this.#buffer.write(value, this.#length, 'utf8');
    this.#length += length;
    return this;
  }

  /** The bytes written. Nothing may be written after: they are a view, not a copy. */
  done(): Buffer {
    return this.view();
  }

  /** The bytes written so far, good until the next write. */
  view(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  get length(): number {
    return this.#length;
  }

  #room(more: number): void {
    if (this.#length + more <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + more));
    this.#buffer.copy(grown, 0, 0, this.#length);
    this.#buffer = grown;
  }
}
