// A commit as a patch that git applies: who, when and why, then the files. From its document and the texts of its hunks.
import {filePatch} from '../change/diff/file-patch.ts';
import {hasPair, patchesOf} from '../change/pair.ts';
import type {CommitDocument, FileDiff} from '../document/commit-document.ts';

/** Bumped when an equal document may be written otherwise. */
export const commitPatchVersion = 1;

/** `hunks` are those of its diffs in their order, as the document counts them. */
export function commitPatch(document: CommitDocument, hunks: readonly Uint8Array[]): Buffer {
  const {hash, author, subject, body, diffs} = document;
  const head = [`From ${hash}`, `From: ${author.name} <${author.email}>`, `Date: ${author.date}`, `Subject: ${subject}`, '', ...(body === '' ? [] : [body, '']), '---', ''];
  let next = 0;
  return Buffer.concat([Buffer.from(head.join('\n')), ...diffs.flatMap((diff) => filePatches(diff, hunks.slice(next, (next += diff.patches.length))))]);
}

function filePatches(diff: FileDiff, hunks: readonly Uint8Array[]): readonly Buffer[] {
  if (diff.omitted !== undefined) return [];
  const {similarity, ...listed} = diff;
  let next = 0;
  return patchesOf({...listed, ...(similarity !== undefined && {score: similarity})}).map((change) => filePatch(change, diff.binary ? 'binary' : hasPair(change) ? (hunks[next++] ?? none) : none));
}

const none = new Uint8Array();
