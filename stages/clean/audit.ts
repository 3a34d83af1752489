// The audit: which texts had something taken out, and what by which rule. One row for each text, however many commits have it; never a value.
import {defineTask} from '../../graph/task/task.ts';
import type {Piece} from '../../graph/operators/group.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import {isStub} from '../../graph/value/stub.ts';
import {piecesCodec} from '../../graph/value/pieces-codec.ts';
import {editCodec} from '../change/edit.ts';
import {hasPair, patchesOf} from '../change/pair.ts';
import {profileCodec} from '../parse/profile-codec.ts';
import {commitCodec} from '../source/git/commit-record.ts';
import {fileCodec} from '../source/git/file-entry.ts';
import {auditedCodec, auditedListCodec, type Audited} from './audited.ts';
import type {Redaction} from './clean-text.ts';

/** Edits know of both sides: where history is cut or merges are skipped, a text may be only ever a former one. */
export const auditCommit = defineTask({
  name: 'audit of a commit',
  version: 1,
  input: {commit: joinedCodec(commitCodec, editCodec)},
  reach: 1,
  output: auditedListCodec,
  run({commit: {row: {value: {oid, changes, redacted = []}}, refs}}) {
    const found: Audited[] = redacted.length === 0 ? [] : [{in: 'commit', oid, places: redacted.map(({field, redactions}) => ({where: field, redactions}))}];
    for (const [at, {path, oldPath, before, after}] of changes.flatMap(patchesOf).filter(hasPair).entries()) {
      const edit = refs[at];
      if (edit === undefined || isStub(edit) || edit.value.redacted === undefined) continue;
      const sides = edit.value.redacted;
      found.push(...content(before, oldPath ?? path, sides.before), ...content(after, path, sides.after));
    }
    return found;
  },
});

export const auditFile = defineTask({
  name: 'audit of a file',
  version: 1,
  input: {file: fileCodec, profile: profileCodec},
  output: auditedListCodec,
  reach: 0,
  run: ({file, profile}) => content(file.oid, file.path, profile.redactions ?? []),
});

export const spreadAudited = defineTask({
  name: 'texts of an audit',
  version: 1,
  input: {row: auditedListCodec},
  output: jsonCodec<readonly Piece<Audited>[]>('audited pieces'),
  light: true,
  run: ({row}) => row.map((piece) => ({bucket: `${piece.in} ${piece.oid}`, piece})),
});

/** Equal content had the same taken out, wherever it lies: any of the pieces says it, and the first is always the same one. */
export const gatherAudited = defineTask({
  name: 'audited text',
  version: 1,
  input: {pieces: piecesCodec(auditedCodec)},
  output: auditedCodec,
  light: true,
  run({pieces: [first]}) {
    if (first === undefined) throw new Error('A bucket has a piece');
    return first;
  },
});

function content(oid: string | undefined, where: string, redactions: readonly Redaction[]): readonly Audited[] {
  return oid === undefined || redactions.length === 0 ? [] : [{in: 'blob', oid, places: [{where, redactions}]}];
}
