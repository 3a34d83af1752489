// The patches of some changes as text, from the objects they are about.
import {diffLines} from '../../../../stages/change/diff/diff-lines.ts';
import {filePatch, type FileChange} from '../../../../stages/change/diff/file-patch.ts';
import {hasPair, patchesOf} from '../../../../stages/change/pair.ts';
import {sanitize} from '../../../../stages/clean/sanitize.ts';
import type {FileChange as ListedChange} from '../../../../stages/source/git/file-change.ts';
import type {ObjectReader} from '../../../../stages/source/git/object-reader.ts';

export async function patchesText(reader: ObjectReader, changes: readonly ListedChange[], signal: AbortSignal): Promise<Buffer> {
  const patches: Buffer[] = [];
  for (const change of changes.flatMap(patchesOf)) patches.push(filePatch(change, hasPair(change) ? await hunksOf(reader, change, signal) : new Uint8Array()));
  return Buffer.concat(patches);
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
