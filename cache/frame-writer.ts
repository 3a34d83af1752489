// Appends compressed frames to a file, in order. Compression runs beside the main thread; a frame's raw bytes are held until they lie in the file.
import {createHash} from 'node:crypto';
import {open, type FileHandle} from 'node:fs/promises';
import {frameCompressor} from './frame-compressor.ts';
import {encodeHeader} from './pack-footer.ts';
import {readAt} from './read-at.ts';
import type {Frame} from './pack-table.ts';

/** Enough to keep the compressor busy, few enough to bound memory. */
const mostInFlight = 24;
/** Compressed frames that are written together: every write is a trip through the main thread. */
const bytesAtOnce = 512 * 1024;

export class FrameWriter {
  readonly frames: Frame[] = [];
  readonly #path: string;
  readonly #held = new Map<number, Buffer>();
  readonly #sha256 = createHash('sha256');
  #file: FileHandle | undefined;
  #size = 0;
  #pushed = 0;
  #written: Promise<void> = Promise.resolve();
  readonly #compressor = frameCompressor(256 * 1024);
  #waiting: {readonly number: number; readonly raw: number; readonly bytes: Buffer}[] = [];
  #waitingBytes = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Takes the buffer over and returns the frame's number. */
  push(raw: Buffer): number {
    const number = this.#pushed++;
    const compressed = this.#compressor.compress(raw);
    const written = this.#written.then(async () => {
      const bytes = await compressed;
      this.#waiting.push({number, raw: raw.length, bytes});
      this.#waitingBytes += bytes.length;
      if (this.#waitingBytes >= bytesAtOnce) await this.#writeWaiting();
    });
    this.#held.set(number, raw);
    // Whoever awaits `room` or `end` sees the failure; until then it must not count as unhandled.
    compressed.catch(() => undefined);
    written.catch(() => undefined);
    this.#written = written;
    return number;
  }

  /** The raw bytes of a frame that is not in the file yet. */
  held(number: number): Buffer | undefined {
    return this.#held.get(number);
  }

  get crowded(): boolean {
    return this.#held.size >= mostInFlight;
  }

  /** Resolves when what was pushed so far lies in the file. */
  async drained(): Promise<void> {
    const written = this.#written.then(() => this.#writeWaiting());
    written.catch(() => undefined);
    this.#written = written;
    await written;
  }

  /** Reads a written frame back. */
  async read(at: number, length: number): Promise<Buffer | undefined> {
    return this.#file && (await readAt(this.#file, at, length));
  }

  /** Writes what follows the frames, given where they end, and syncs the file. Its name is the hash of all its bytes. */
  async end(footer: (at: number) => Buffer): Promise<{name: string; size: number}> {
    await this.drained();
    if (this.#file === undefined) await this.#begin();
    await this.#append(footer(this.#size));
    await this.#file?.datasync();
    return {name: this.#sha256.digest('hex'), size: this.#size};
  }

  async close(): Promise<void> {
    this.#compressor.close();
    await this.#file?.close();
    this.#file = undefined;
  }

  async #writeWaiting(): Promise<void> {
    const frames = this.#waiting;
    if (frames.length === 0) return;
    this.#waiting = [];
    this.#waitingBytes = 0;
    let at = await this.#append(Buffer.concat(frames.map(({bytes}) => bytes)));
    for (const {number, raw, bytes} of frames) {
      this.frames[number] = {at, size: bytes.length, raw};
      this.#held.delete(number);
      at += bytes.length;
    }
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
