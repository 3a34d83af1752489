// The patches of some changes as text, from the objects they are about.
import {diffLines} from '../../../../stages/change/diff/diff-lines.ts';
import {filePatch, type FileChange} from '../../../../stages/change/diff/file-patch.ts';
import {hasPair, patchesOf} from '../../../../stages/change/pair.ts';
import {sanitize} from '../../../../stages/clean/sanitize.ts';
import type {FileChange as ListedChange} from '../../../../stages/source/git/file-change.ts';
import type {ObjectReader} from '../../../../stages/source/git/object-reader.ts';

export interface PatchesText {
  readonly text: Buffer;
  /** The lines that came in alone: what was written, without what stands around it. */
  readonly written: Buffer;
}

export async function patchesText(reader: ObjectReader, changes: readonly ListedChange[], signal: AbortSignal): Promise<PatchesText> {
  const patches: Buffer[] = [];
  const written: Buffer[] = [];
  for (const change of changes.flatMap(patchesOf)) {
    const hunks = hasPair(change) ? await hunksOf(reader, change, signal) : new Uint8Array();
    patches.push(filePatch(change, hunks));
    if (hunks !== 'binary') written.push(...addedLines(Buffer.from(hunks.buffer, hunks.byteOffset, hunks.byteLength)));
  }
  return {text: Buffer.concat(patches), written: Buffer.concat(written)};
}

function* addedLines(hunks: Buffer): Generator<Buffer, void, undefined> {
  for (let at = 0, end = 0; at < hunks.length; at = end) {
    const newline = hunks.indexOf(10, at);
    end = newline < 0 ? hunks.length : newline + 1;
    if (hunks[at] === 0x2b) yield hunks.subarray(at + 1, end);
  }
}

async function hunksOf(reader: ObjectReader, {before, after}: FileChange, signal: AbortSignal): Promise<Uint8Array | 'binary'> {
  const sides = [before, after];
  const objects = await reader.read(sides.filter((side) => side !== undefined), signal);
  const [old, now] = sides.map((side) => {
    const object = side === undefined ? undefined : objects[side === before ? 0 : objects.length - 1];
    if (side === undefined) return {bytes: new Uint8Array(), encoding: 'utf-8'};
    return object !== undefined && 'bytes' in object ? sanitize(object.bytes) : {bytes: new Uint8Array(), encoding: 'binary'};
  });
  if (old === undefined || now === undefined || old.encoding === 'binary' || now.encoding === 'binary') return 'binary';
  return diffLines(old.bytes, now.bytes).hunks;
}
