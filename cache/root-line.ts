// One line of a journal of roots: the root, its number, and a check that vouches for both.
import {crc32} from 'node:zlib';
import type {PublishedRoot} from '../graph/store.ts';
import type {Digest} from '../graph/value/digest.ts';

/** Numbers grow, but two processes that publish at once may take the same one. */
export interface RootLine extends PublishedRoot {readonly seq: number}

export function formatLine({seq, key, root}: RootLine): string {
  return checkedLine(JSON.stringify([seq, key, root]));
}

export function parseLine(line: string): RootLine | undefined {
  const [seq, key, root] = readCheckedLine(line) ?? [];
  if (!Number.isSafeInteger(seq) || typeof seq !== 'number' || typeof key !== 'string' || typeof root !== 'string') return undefined;
  // Brands are minted here: the check vouches that we wrote the line.
  return {seq, key: key as Digest, root: root as Digest};
}

export function checkedLine(text: string): string {
  return `${text} ${checkOf(text)}\n`;
}

/** The list on a line, unless the line is torn or damaged. */
export function readCheckedLine(line: string): readonly unknown[] | undefined {
  const [, text, check] = /^(\[.*\]) ([0-9a-f]{8})\n?$/.exec(line) ?? [];
  if (text === undefined || check !== checkOf(text)) return undefined;
  const list: unknown = JSON.parse(text);
  return Array.isArray(list) ? list : undefined;
}

function checkOf(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
