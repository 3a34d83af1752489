// Turns `git:<oid>` addresses into the bytes of objects, for the thread that owns it.
import type {Loaded, Loader} from '../../../graph/feed.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import type {Git} from './git-process.ts';
import type {GitObject} from './object-stream.ts';
import {objectReader, type ObjectReaderOptions} from './object-reader.ts';

const scheme = 'git:';

export function gitLoader(git: Git, options: ObjectReaderOptions & {readonly maxBytes: number}): Loader {
  const reader = objectReader(git, options);
  const read = new WeakMap<readonly Loaded[], readonly (GitObject | undefined)[]>();
  return {
    async load(addresses, signal) {
      const objects = await reader.read(addresses.map(oidOf), signal);
      const values = objects.map((object) => loaded(object, options.maxBytes));
      read.set(values, objects);
      return values;
    },
    recycle(values) {
      reader.recycle(read.get(values) ?? []);
    },
    close: () => reader.close(),
  };
}

function oidOf(address: Digest): string {
  if (!address.startsWith(scheme)) throw new Error(`Expected the address of a git object, got "${address}"`);
  return address.slice(scheme.length);
}

function loaded(object: GitObject | undefined, maxBytes: number) {
  if (object === undefined) return undefined;
  return 'bytes' in object ? object.bytes : {stub: `Too large: ${object.oversize} bytes, at most ${maxBytes} are read`};
}
