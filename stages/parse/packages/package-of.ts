// What one manifest tells, or why it tells nothing. A pure function of its path and text.
import {isUtf8} from 'node:buffer';
import type {Stub} from '../../../graph/value/stub.ts';
import {dirOf} from '../licence/folder-licence.ts';
import {manifestReader} from './manifests.ts';
import type {PackageFacts} from './package-facts.ts';

/** Nobody writes a longer one by hand. */
const longest = 1024 * 1024;
const mostListed = 5000;

export function packageOf(path: string, bytes: Uint8Array): PackageFacts | Stub {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const read = manifestReader(name);
  if (read === undefined) return {stub: `no package: "${name}" is no manifest`};
  if (bytes.length > longest) return {stub: `no package: a manifest of ${bytes.length} bytes`};
  if (!isUtf8(bytes)) return {stub: 'no package: a manifest that is not UTF-8'};
  const found = read(Buffer.from(bytes).toString('utf8'));
  if (found === undefined) return {stub: `no package: "${name}" says none`};
  const {description, dependencies, entries, members, ...rest} = found;
  return {
    ...rest,
    path,
    folder: dirOf(path),
    purpose: {text: description, source: description === '' ? '' : 'description'},
    dependencies: dependencies.slice(0, mostListed),
    entries: entries.slice(0, mostListed),
    members: members.slice(0, mostListed),
  };
}
