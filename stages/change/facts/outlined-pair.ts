// A pair of texts under the names they had, and the languages these tell: what the outlines of its sides are asked by.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Codec, Part} from '../../../graph/value/codec.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import type {Piece} from '../../../graph/operators/group.ts';
import {byRules} from '../../clean/by-rules.ts';
import {cleanText} from '../../clean/clean-leaf.ts';
import {outlinedBy} from '../../parse/outline/askable.ts';
import {detectLanguage} from '../../parse/language/detect-language.ts';
import {isLfsPointer} from '../../parse/lfs-pointer.ts';
import {commitCodec, type CommitRecord} from '../../source/git/commit-record.ts';
import {fileKind} from '../../source/git/file-entry.ts';
import type {FileChange} from '../diff/file-patch.ts';
import {hasPair, pairCodec, pairId, pairOf, patchesOf, type Pair} from '../pair.ts';

export interface PairNames {readonly before: string; readonly after: string; readonly pair: Pair}

export const pairNamesCodec: Codec<PairNames> = {
  name: `${pairCodec.name}, under its names`,
  links: ({pair}, keep) => pairCodec.links?.(pair, keep) ?? [],
  encode: ({before, after, pair}) => new ByteWriter(64).raw(pairCodec.encode(pair)).text(before).text(after).done(),
  decode(bytes, parts) {
    const reader = new ByteReader(bytes.subarray(1));
    return {before: reader.text(), after: reader.text(), pair: pairCodec.decode(bytes.subarray(0, 1), parts)};
  },
};

/** As pairs are called; a file that had another name may have had another language. */
export function pairNamesId(change: FileChange): string {
  const id = change.oldPath === undefined ? pairId(change) : `${pairId(change)} from ${change.oldPath}`;
  return isLink(change) ? `${id} as a link` : id;
}

/** The text of a link is a path, so its name tells no language. */
function namesOf(change: FileChange): Omit<PairNames, 'pair'> {
  return isLink(change) ? {before: '', after: ''} : {before: change.oldPath ?? change.path, after: change.path};
}

function isLink({oldMode, newMode}: FileChange): boolean {
  return fileKind(oldMode) === 'symlink' || fileKind(newMode) === 'symlink';
}

export const spreadPairNames = byRules((rules) => defineTask({
  name: 'pairs of a commit under their names',
  // 3: a link tells no language, and is there.
  version: 3,
  input: {row: commitCodec},
  output: jsonCodec<readonly Piece<PairNames>[]>('pairs of a commit under their names'),
  light: true,
  run: ({row}) => piecesOf(row, rules),
}));

/** What a commit says of its changes, in the order in which its edits are named. */
export const pairNamesNamed = defineTask({
  name: 'pairs under their names, named by a commit',
  version: 3,
  ...naming(commitCodec, (row) => row.changes.flatMap(patchesOf).filter(hasPair).map(pairNamesId)),
});

function piecesOf({changes}: CommitRecord, rules: string): readonly Piece<PairNames>[] {
  return changes.flatMap(patchesOf).filter(hasPair).map((change) => ({bucket: pairNamesId(change), piece: {...namesOf(change), pair: pairOf(change, rules)}}));
}

/** A side is missing where the file did not exist. */
export interface OutlinedPair {readonly before?: SideAsk; readonly after?: SideAsk}
export interface SideAsk {readonly leaf: Digest; readonly language: string}

export const outlinedPairCodec: Codec<OutlinedPair> = jsonCodec('languages of a pair');

export const pairLanguages = defineTask({
  name: 'languages of a pair',
  // 2: told of languages without outlines, too.
  version: 2,
  input: {names: pairNamesCodec},
  output: outlinedPairCodec,
  run({names: {before, after, pair}}) {
    const sides = {before: sideAsk(before, pair.before), after: sideAsk(after, pair.after)};
    return {...(sides.before !== undefined && {before: sides.before}), ...(sides.after !== undefined && {after: sides.after})};
  },
});

/** The sides whose outlines are asked for: all or none, because half a change would look like all of it. */
export function askedSides({before, after}: OutlinedPair): OutlinedPair {
  return [before, after].every((side) => side === undefined || outlinedBy(side.language) !== undefined) ? {...(before !== undefined && {before}), ...(after !== undefined && {after})} : {};
}

function sideAsk(path: string, part: Digest | Part | undefined): SideAsk | undefined {
  if (part === undefined) return undefined;
  if (typeof part === 'string') throw new Error('A pair is decoded with its texts');
  const {bytes, encoding} = cleanText(part);
  const known = encoding === 'binary' ? {} : detectLanguage(path, isLfsPointer(bytes) ? new Uint8Array() : bytes);
  return {leaf: part.digest, language: known.language ?? ''};
}
