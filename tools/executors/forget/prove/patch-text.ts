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

/** Texts of objects that are no binaries, by their names. */
export type Texts = ReadonlyMap<string, Uint8Array>;

/** All that the patches of some changes are made from, in one go: a question to git costs more than its answer. */
export async function textsOf(reader: ObjectReader, changes: readonly ListedChange[], signal: AbortSignal): Promise<Texts> {
  const oids = [...new Set(changes.flatMap(patchesOf).filter(hasPair).flatMap(({before, after}) => [before, after]).filter((oid) => oid !== undefined))];
  const objects = await reader.read(oids, signal);
  const texts = new Map<string, Uint8Array>();
  for (const [at, oid] of oids.entries()) {
    const object = objects[at];
    const text = object !== undefined && 'bytes' in object ? sanitize(object.bytes) : undefined;
    if (text !== undefined && text.encoding !== 'binary') texts.set(oid, text.bytes);
  }
  return texts;
}

export function patchesText(changes: readonly ListedChange[], texts: Texts): PatchesText {
  const patches: Buffer[] = [];
  const written: Buffer[] = [];
  for (const change of changes.flatMap(patchesOf)) {
    const hunks = hasPair(change) ? hunksOf(change, texts) : nothing;
    patches.push(filePatch(change, hunks));
    if (hunks !== 'binary') written.push(...addedLines(Buffer.from(hunks.buffer, hunks.byteOffset, hunks.byteLength)));
  }
  return {text: Buffer.concat(patches), written: Buffer.concat(written)};
}

const nothing = new Uint8Array();

function* addedLines(hunks: Buffer): Generator<Buffer, void, undefined> {
  for (let at = 0, end = 0; at < hunks.length; at = end) {
    const newline = hunks.indexOf(10, at);
    end = newline < 0 ? hunks.length : newline + 1;
    if (hunks[at] === 0x2b) yield hunks.subarray(at + 1, end);
  }
}

function hunksOf({before, after}: FileChange, texts: Texts): Uint8Array | 'binary' {
  const [old, now] = [before, after].map((oid) => (oid === undefined ? nothing : texts.get(oid)));
  return old === undefined || now === undefined ? 'binary' : diffLines(old, now).hunks;
}
