// Cuts the change of one file into chunks, by its outlines before and after.
import {matchOutlines} from '../change/facts/match-outlines.ts';
import type {Unit} from '../change/facts/unit.ts';
import {changedParts} from './changed-parts.ts';
import {chunkUnit} from './chunk-unit.ts';
import {cutLong} from './cut-long.ts';
import {cutPatch, type Stretch} from './cut-patch.ts';
import type {ChunkUnit, FileChunk, Lines} from './file-chunk.ts';
import {keySeeker} from './key-seeker.ts';
import {lineCounts} from './line-counts.ts';
import {importsOwner, noOwner} from './line-owners.ts';
import {openSide, type FileSide, type OpenSide} from './open-side.ts';
import {patchHunks} from './patch-lines.ts';
import {unitNumbers} from './unit-numbers.ts';

export interface ChangedFile {
  readonly hunks: Uint8Array;
  /** Missing where the file did not exist. */
  readonly before?: FileSide;
  readonly after?: FileSide;
}

/** `maxBytes`: a longer piece of a patch is cut into parts. */
export interface CutLimits {readonly maxBytes: number}

/** In the order of the patch. Together they hold each of its lines once. */
export function chunksOfFile({hunks, before, after}: ChangedFile, {maxBytes}: CutLimits): readonly FileChunk[] {
  const sides = {before: openSide(before), after: openSide(after)};
  const lists = {before: sides.before.outline.declarations, after: sides.after.outline.declarations};
  const units = matchOutlines(lists.before, lists.after);
  const numbers = unitNumbers(units);
  const parts = changedParts(units, {...lists, numbers});
  const keysOf = keySeeker(sides);
  const label = (owner: number, by: ReadonlyMap<number, number>): number => (owner < 0 ? owner : (by.get(owner) ?? noOwner));
  const cut = cutPatch(patchHunks(hunks), {
    before: (line) => label(sides.before.owners.of(line), numbers.before),
    after: (line) => label(sides.after.owners.of(line), numbers.after),
  });
  const chunks: FileChunk[] = [];
  for (const [number, stretches] of cut) {
    const unit = units[number];
    // Lines that are in no declaration have nothing to do with each other.
    const pieces = unit === undefined && number === noOwner ? stretches.map((stretch) => [stretch]) : [stretches];
    for (const piece of pieces) {
      const about = unit === undefined ? restOf(number, piece, sides) : unitOf(unit, {sides, parts: parts.get(number) ?? []});
      const short = cutLong(piece, maxBytes);
      chunks.push(...short.map((part, at) => ({...(short.length === 1 ? about : partOf(about, {number: at + 1, of: short.length}, linesOf(part, sides))), ...patchOf(part), keys: keysOf(part)})));
    }
  }
  return chunks;
}

type About = Pick<FileChunk, 'of' | 'unit' | 'before' | 'after' | 'codeChanged' | 'part'>;

function partOf({of, unit, codeChanged}: About, part: NonNullable<FileChunk['part']>, lines: Pick<FileChunk, 'before' | 'after'>): About {
  return {of, ...(unit !== undefined && {unit}), codeChanged, ...lines, part};
}

interface OpenSides {readonly before: OpenSide; readonly after: OpenSide}

function unitOf(unit: Unit, {sides: {before, after}, parts}: {readonly sides: OpenSides; readonly parts: ChunkUnit['parts']}): About {
  const [was, is] = [unit.before === undefined ? undefined : linesAt(before, unit.before), unit.after === undefined ? undefined : linesAt(after, unit.after)];
  return {of: 'unit', unit: chunkUnit(unit, {before: before.outline.declarations, after: after.outline.declarations, parts}), ...(was && {before: was}), ...(is && {after: is}), codeChanged: unit.became !== 'same' || parts.length > 0};
}

function linesAt({owners, table}: OpenSide, declaration: number): Lines {
  const {from, to} = owners.lines(declaration);
  return {from: table.start(from), to: table.start(to + 1), line: from, lastLine: to};
}

/** Nothing tells where such lines begin or end but the patch. */
function restOf(label: number, stretches: readonly Stretch[], sides: OpenSides): About {
  const {before, after} = sides;
  // Without outlines nothing tells.
  const same = before.outline.rest.hash !== '' && before.outline.rest.hash === after.outline.rest.hash;
  return {of: label === importsOwner ? 'imports' : 'rest', ...linesOf(stretches, sides), codeChanged: label === importsOwner || !same};
}

/** From the first line of a patch to its last. */
function linesOf(stretches: readonly Stretch[], sides: OpenSides): Pick<FileChunk, 'before' | 'after'> {
  const all = stretches.map(({lines}) => lineCounts(lines));
  const spanned = (side: 'before' | 'after'): Lines | undefined => {
    const ranges = all.map((counts) => counts[side]).filter(({count}) => count > 0);
    const [first, last] = [ranges[0], ranges.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    const lastLine = last.from + last.count - 1;
    return {from: sides[side].table.start(first.from), to: sides[side].table.start(lastLine + 1), line: first.from, lastLine};
  };
  const [was, is] = [spanned('before'), spanned('after')];
  return {...(was && {before: was}), ...(is && {after: is})};
}

function patchOf(stretches: readonly Stretch[]): Pick<FileChunk, 'stretches' | 'added' | 'removed'> {
  const counted = stretches.map(({lines, heading}) => ({...lineCounts(lines), from: lines[0]?.from ?? 0, to: lines.at(-1)?.to ?? 0, ...(heading !== undefined && heading.to > heading.from && {heading})}));
  return {
    stretches: counted.map(({added, removed, ...stretch}) => stretch),
    added: counted.reduce((sum, {added}) => sum + added, 0),
    removed: counted.reduce((sum, {removed}) => sum + removed, 0),
  };
}
