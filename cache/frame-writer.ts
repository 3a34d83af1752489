// Appends compressed frames to a file, in order. Compression runs beside the main thread; a frame's raw bytes are held until they lie in the file.
import {createHash} from 'node:crypto';
import {open, type FileHandle} from 'node:fs/promises';
import {promisify} from 'node:util';
import {constants, zstdCompress} from 'node:zlib';
import {encodeHeader} from './pack-footer.ts';
import type {Frame} from './pack-table.ts';

const compress = promisify(zstdCompress);
/** Level 1 is twice as fast as 3 for six per cent more bytes; the checksum notices a damaged frame before any value of it is looked at. */
const params = {[constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1};
/** Enough to keep the compressing threads busy, few enough to bound memory. */
const mostInFlight = 8;

interface Held {readonly raw: Buffer; readonly written: Promise<void>}

export class FrameWriter {
  readonly frames: Frame[] = [];
  readonly #path: string;
  readonly #held = new Map<number, Held>();
  readonly #sha256 = createHash('sha256');
  #file: FileHandle | undefined;
  #size = 0;
  #pushed = 0;
  #written: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  /** Takes the buffer over and returns the frame's number. */
  push(raw: Buffer): number {
    const number = this.#pushed++;
    // Room for all of it at once: every further chunk would be a trip of its own through the main thread.
    const compressed = compress(raw, {params, chunkSize: raw.length + 1024});
    const written = this.#written.then(async () => {
      const bytes = await compressed;
      const at = await this.#append(bytes);
      this.frames[number] = {at, size: bytes.length, raw: raw.length};
      this.#held.delete(number);
    });
    this.#held.set(number, {raw, written});
    // Whoever awaits `room` or `end` sees the failure; until then it must not count as unhandled.
    compressed.catch(() => undefined);
    written.catch(() => undefined);
    this.#written = written;
    return number;
  }

  /** The raw bytes of a frame that is not in the file yet. */
  held(number: number): Buffer | undefined {
    return this.#held.get(number)?.raw;
  }

  get crowded(): boolean {
    return this.#held.size >= mostInFlight;
  }

  /** Resolves when the oldest frame that is held lies in the file. */
  async room(): Promise<void> {
    const [oldest] = this.#held.values();
    await oldest?.written;
  }

  /** Resolves when what was pushed so far lies in the file. */
  async drained(): Promise<void> {
    await this.#written;
  }

  /** Reads a written frame back. */
  async read(at: number, length: number): Promise<Buffer | undefined> {
    if (this.#file === undefined) return undefined;
    const {buffer, bytesRead} = await this.#file.read(Buffer.allocUnsafe(length), 0, length, at);
    return bytesRead === length ? buffer : undefined;
  }

  /** Writes what follows the frames, given where they end, and syncs the file. Its name is the hash of all its bytes. */
  async end(footer: (at: number) => Buffer): Promise<{name: string; size: number}> {
    await this.#written;
    if (this.#file === undefined) await this.#begin();
    await this.#append(footer(this.#size));
    await this.#file?.datasync();
    return {name: this.#sha256.digest('hex'), size: this.#size};
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }

  async #append(bytes: Buffer): Promise<number> {
    const file = this.#file ?? (await this.#begin());
    const at = this.#size;
    for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
    this.#sha256.update(bytes);
    this.#size += bytes.length;
    return at;
  }

  /** Two processes that pack the same rows must never share a file's name, so that one may retire its own: hence the stamp. */
  async #begin(): Promise<FileHandle> {
    const file = await open(this.#path, 'wx+', 0o644);
    this.#file = file;
    const {ino, ctimeNs} = await file.stat({bigint: true});
    await this.#append(encodeHeader(ctimeNs, ino));
    return file;
  }
}
