// Fixtures of the tasks that spread pairs under rules, and of those that audit.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {editCodec, type Edit} from '../../stages/change/edit.ts';
import {auditedCodec, auditedListCodec, type Audited} from '../../stages/clean/audited.ts';
import type {Redaction} from '../../stages/clean/clean-text.ts';
import {profileCodec} from '../../stages/parse/profile-codec.ts';
import {profileOf} from '../../stages/parse/profile.ts';
import {commitCodec, type CommitRecord} from '../../stages/source/git/commit-record.ts';
import {fileCodec} from '../../stages/source/git/file-entry.ts';
import type {Bed} from './bed.ts';
import {commits} from './commits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

/** A tag of rules. Nothing here is cleaned by them. */
export const auditRules = '0123456789abcdef';

const token: Redaction = {rule: 'github-token', at: 12, length: 21, saltedHash: 'ab'.repeat(16)};
const address: Redaction = {rule: 'e-mail', at: 300, length: 31, saltedHash: 'cd'.repeat(16)};
const oid = '1234567890abcdef1234567890abcdef12345678';

export function auditFixtures(bed: Bed): Fixtures {
  const rows = Object.entries(commits).map(([name, commit]) => [name, bed.given(commitCodec, name, commit)] as const);
  const row = (name: string) => rows.find(([known]) => known === name)?.[1] ?? noSuchValue();
  const redacted = (name: string): CommitRecord => ({...(commits[name] ?? noSuchValue()), redacted: [{field: 'message', redactions: [token, address]}, {field: 'committer.email', redactions: [address]}]});
  const edit = (name: string, value: Edit['redacted']) => bed.given(editCodec, name, {kind: 'text', added: 1, removed: 0, hunkCount: 1, length: 4, hunks: Buffer.from('same'), ...(value !== undefined && {redacted: value})});
  const edits = {both: edit('redacted on both sides', {before: [token], after: [token, address]}), after: edit('redacted after', {before: [], after: [address]}), none: edit('nothing redacted', undefined)};
  const audit = (commit: Digest, refs: readonly (Digest | undefined)[]): Fixture => ({slots: [bed.joined(commit, refs)]});
  const file = bed.given(fileCodec, 'audited', {path: 'src/é.rs', mode: '100644', oid: bed.object('fn a() {}\n'), kind: 'file'});
  const profile = (name: string, redactions: readonly Redaction[]) => bed.given(profileCodec, name, {...profileOf('a.rs', {bytes: Buffer.from('fn a() {}\n'), encoding: 'utf-8', moves: [], redactions: []}, {}), ...(redactions.length > 0 && {redactions})});
  const texts: readonly Audited[] = [{in: 'commit', oid, places: [{where: 'message', redactions: [token]}, {where: 'author.name', redactions: [address]}]}, {in: 'blob', oid, places: [{where: 'src/é.rs', redactions: [token, address]}]}];
  const piece = (name: string, value: Audited | undefined) => bed.given(auditedCodec, name, value ?? noSuchValue());
  return {
    [`pairs of a commit, rules ${auditRules}`]: Object.fromEntries(rows.map(([name, digest]): [string, Fixture] => [name, {slots: [digest]}])),
    [`pairs of a commit under their paths, rules ${auditRules}`]: Object.fromEntries(rows.map(([name, digest]): [string, Fixture] => [name, {slots: [digest]}])),
    'audit of a commit': {
      'nothing found': audit(row('change: modified'), [edits.none]),
      'in a message and an address': audit(bed.given(commitCodec, 'redacted', redacted('change: modified')), [edits.none]),
      'in both sides': audit(row('change: modified'), [edits.both]),
      'in an added file': audit(row('change: added'), [edits.after]),
      'in a deleted file': audit(row('change: deleted'), [edits.both]),
      'in a renamed file': audit(row('change: renamedAndEdited'), [edits.both]),
      'an edit that cannot be had': audit(row('change: modified'), [stubDigest('too-large: 99999999 bytes')]),
      'an edit that is not there': audit(row('change: modified'), [undefined]),
      'a commit that is a stub': audit(stubDigest('no such commit'), []),
    },
    'audit of a file': {'nothing found': {slots: [file, profile('audited: nothing found', [])]}, 'two findings': {slots: [file, profile('audited: two findings', [token, address])]}},
    'texts of an audit': {none: {slots: [bed.given(auditedListCodec, 'none', [])]}, 'of a commit and a file': {slots: [bed.given(auditedListCodec, 'two', texts)]}},
    'audited text': {one: {slots: [[piece('first', texts[0])]]}, two: {slots: [[piece('second', texts[1]), piece('again', texts[1])]]}},
  };
}
