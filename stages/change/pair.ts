// Two versions of one text: what an edit is computed from. It names no commit, so a rebase, a squash or a fork finds the same pair again.
import {ByteReader} from '../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Codec, Part} from '../../graph/value/codec.ts';
import {foreign, type Digest} from '../../graph/value/digest.ts';
import {cleanLeaf} from '../clean/clean-leaf.ts';
import {sanitizeVersion} from '../clean/sanitize.ts';
import type {FileChange as ListedChange} from '../source/git/file-change.ts';
import type {FileChange} from './diff/file-patch.ts';
import {splitTypeChange} from './diff/split-type-change.ts';
import {fileKind} from '../source/git/file-entry.ts';

/** Addresses when encoded, the loaded clean texts when decoded. A side is missing where the file did not exist. */
export interface Pair {readonly before?: Digest | Part; readonly after?: Digest | Part}

export const pairCodec: Codec<Pair> = {
  // The addresses of clean texts carry the version of the rules, so pairs made under other rules are other pairs.
  name: `pair of clean texts, rules ${sanitizeVersion}`,
  links: ({before, after}) => [before, after].filter((side) => side !== undefined).map(addressOf),
  encode: ({before, after}) => new ByteWriter(8).byte((before === undefined ? 0 : 1) + (after === undefined ? 0 : 2)).done(),
  decode(bytes, parts) {
    const sides = new ByteReader(bytes).byte();
    const [before, after] = sides === 2 ? [undefined, parts[0]] : [parts[0], parts[1]];
    return {...(before !== undefined && {before}), ...(after !== undefined && {after})};
  },
};

/** A patch for each change, and two where a file became a link or the other way round: a patch takes one away and puts one there. */
export function patchesOf(change: ListedChange): readonly FileChange[] {
  const {status} = change;
  return status === 'T' ? splitTypeChange({...change, status}) : [{...change, status}];
}

/** None where no text changed: a mode, a pure rename, a submodule. */
export function hasPair({before, after, oldMode, newMode}: FileChange): boolean {
  return before !== after && fileKind(oldMode) !== 'submodule' && fileKind(newMode) !== 'submodule';
}

/** The pair of a changed file that has one, cleaned by the rules of the tag. */
export function pairOf({before, after}: FileChange, rules: string): Pair {
  return {
    ...(before !== undefined && {before: cleanLeaf(foreign('git', before), rules)}),
    ...(after !== undefined && {after: cleanLeaf(foreign('git', after), rules)}),
  };
}

/** The path stands first: pairs of one file lie together, and so do the objects they are read from. */
export function pairId({path, before = '', after = ''}: FileChange): string {
  return `${path}:${before}..${after}`;
}

function addressOf(side: Digest | Part): Digest {
  return typeof side === 'string' ? side : side.digest;
}
