// The files of JSON in an archive, one after the other, without unpacking it anywhere. The one file that uses tar-stream.
import {createReadStream} from 'node:fs';
import {pipeline, type Readable} from 'node:stream';
import {createGunzip} from 'node:zlib';
import {extract} from 'tar-stream';

export interface ArchiveEntry {readonly name: string; readonly text: string}

/** A file of a migration holds a hundred things; what is longer than this is none. */
const longestEntry = 256 * 1024 * 1024;

export async function* archiveEntries(path: string, wanted: (name: string) => boolean): AsyncGenerator<ArchiveEntry> {
  const entries = extract();
  const file: Readable = createReadStream(path);
  const done = () => {};
  // How it failed is told by the entries, too.
  if (/\.t?gz$/i.test(path)) pipeline(file, createGunzip(), entries, done);
  else pipeline(file, entries, done);
  for await (const entry of entries) {
    const {name, type, size = 0} = entry.header;
    if (type === 'file' && wanted(name) && size <= longestEntry) {
      const parts: Buffer[] = [];
      for await (const part of entry) parts.push(part as Buffer);
      yield {name, text: Buffer.concat(parts).toString('utf8')};
    } else entry.resume();
  }
}
