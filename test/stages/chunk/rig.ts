// Cuts the change between two texts, and writes what came of it in lines that can be read.
import {isStub} from '../../../graph/value/stub.ts';
import {diffLines} from '../../../stages/change/diff/diff-lines.ts';
import {chunksOfFile} from '../../../stages/chunk/chunks-of-file.ts';
import type {FileChunk} from '../../../stages/chunk/file-chunk.ts';
import {hunkHead} from '../../../stages/chunk/line-counts.ts';
import type {FileSide} from '../../../stages/chunk/open-side.ts';
import {outlinedLanguage} from '../../../stages/parse/outline/languages.ts';
import {outlineOf} from '../../../stages/parse/outline/outline-of.ts';
import {openSyntax} from '../../../stages/parse/outline/syntax/syntax.ts';
import {threadTime} from '../../../stages/parse/outline/syntax/thread-time.ts';

const syntax = openSyntax(threadTime);

export interface Cut {readonly before: Buffer; readonly after: Buffer; readonly hunks: Buffer; readonly chunks: readonly FileChunk[]}

/** `undefined` where the file did not exist. */
export async function cutChange(language: string, [before, after]: readonly [string | Buffer | undefined, string | Buffer | undefined], maxBytes = 1 << 20): Promise<Cut> {
  const sides = {before: await side(language, before), after: await side(language, after)};
  const hunks = diffLines(bytesOf(before), bytesOf(after)).hunks;
  return {before: bytesOf(before), after: bytesOf(after), hunks, chunks: chunksOfFile({hunks, ...(sides.before && {before: sides.before}), ...(sides.after && {after: sides.after})}, {maxBytes})};
}

async function side(name: string, text: string | Buffer | undefined): Promise<FileSide | undefined> {
  if (text === undefined) return undefined;
  const language = outlinedLanguage(name);
  const outline = language === undefined ? undefined : await outlineOf(bytesOf(text), language, syntax);
  return {bytes: bytesOf(text), ...(outline !== undefined && !isStub(outline) && {outline})};
}

function bytesOf(text: string | Buffer | undefined): Buffer {
  return text === undefined ? Buffer.alloc(0) : Buffer.from(text);
}

/** The patch of a chunk, as hunks of its own. */
export function patchOf({stretches}: FileChunk, hunks: Buffer): string {
  return stretches.map(({from, to, heading, ...ranges}) => `${hunkHead(ranges)}${heading === undefined ? '' : hunks.toString('utf8', heading.from, heading.to)}\n${hunks.toString('utf8', from, to)}`).join('');
}
