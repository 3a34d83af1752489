// The versions of one file that meet in a merge: each parent's and the result's. It names no commit, so a merge made again finds it again.
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Codec, Part} from '../../../graph/value/codec.ts';
import {foreign, type Digest} from '../../../graph/value/digest.ts';
import {cleanLeaf} from '../../clean/clean-leaf.ts';
import {sanitizeVersion} from '../../clean/sanitize.ts';
import type {FileChange} from '../../source/git/file-change.ts';
import {fileKind} from '../../source/git/file-entry.ts';

/** The parents', then the result's. Addresses when encoded, the loaded clean texts when decoded; a version is missing where the file did not exist. */
export interface MergePair {readonly versions: readonly (Digest | Part | undefined)[]}

export const mergePairCodec: Codec<MergePair> = {
  name: `versions in a merge, rules ${sanitizeVersion}`,
  links: ({versions}) => versions.flatMap((version) => (version === undefined ? [] : [typeof version === 'string' ? version : version.digest])),
  encode({versions}) {
    const writer = new ByteWriter(8).varint(versions.length);
    for (const version of versions) writer.byte(version === undefined ? 0 : 1);
    return writer.done();
  },
  decode(bytes, parts) {
    const reader = new ByteReader(bytes);
    const versions: (Part | undefined)[] = [];
    let next = 0;
    for (let left = reader.varint(); left > 0; left--) versions.push(reader.byte() === 1 ? parts[next++] : undefined);
    return {versions};
  },
};

/** None where nothing is text: a submodule. */
export function hasMergePair(file: readonly FileChange[]): boolean {
  return file.every(({oldMode, newMode}) => fileKind(oldMode) !== 'submodule' && fileKind(newMode) !== 'submodule');
}

export function mergePairId(file: readonly FileChange[]): string {
  const [{path = '', after = ''} = {}] = file;
  return `${path}:${file.map(({before = ''}) => before).join(',')}..${after}`;
}

/** Cleaned by the rules of the tag. */
export function mergePairOf(file: readonly FileChange[], rules: string): MergePair {
  return {versions: [...file.map(({before}) => before), file[0]?.after].map((oid) => (oid === undefined ? undefined : cleanLeaf(foreign('git', oid), rules)))};
}
