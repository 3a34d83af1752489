// What the patch of a commit is, as its document shows it, wherever in its files it stands: two commits with the same are one change.
import {createHash} from 'node:crypto';
import {spanBytes} from '../../../../stages/sample/samples-of.ts';
import type {ReadDocument, ReadSample} from '../read-documents.ts';

/** Kinds whose samples show the whole patch of a commit. */
const wholePatches = new Set(['commit', 'message-to-diff', 'diff-to-message']);

/** Without numbers of lines, names of objects and blanks. None of a document without a hunk. */
export function patchTwin({kind, samples}: ReadDocument): string | undefined {
  if (!wholePatches.has(kind)) return undefined;
  const hash = createHash('sha256');
  let hunks = 0;
  for (const sample of samples) {
    for (const {text, patch} of piecesOf(sample)) {
      if (patch) hunks++;
      hash.update(text.toString('latin1').replace(patch ? /^@@+ .*$/gm : /^(?:index |similarity |dissimilarity ).*$/gm, '').replace(/\s+/g, ''));
    }
  }
  return hunks === 0 ? undefined : hash.digest('hex');
}

/** Hunks, and the heads of files before them. */
function* piecesOf({sample: {spans}, text}: ReadSample): Generator<{readonly text: Buffer; readonly patch: boolean}, void, undefined> {
  let at = 0;
  for (const span of spans) {
    const piece = text.subarray(at, (at += spanBytes(span)));
    const patch = span.kind === 'source' && span.text === 'edit';
    if (patch || span.kind === 'template') yield {text: piece, patch};
  }
}
