// Fixtures of the tasks that tell the licences of what commits change, and leave edits out by them.
import {foreign} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {editCodec, type Edit} from '../../stages/change/edit.ts';
import {namedPairCodec} from '../../stages/change/licence/named-pair.ts';
import {pairLicenceCodec, type PairLicence} from '../../stages/change/licence/pair-licence.ts';
import {refusedCodec} from '../../stages/change/licence/refused-pair.ts';
import {cleanLeaf} from '../../stages/clean/clean-leaf.ts';
import type {LicenceRules} from '../../stages/parse/licence/licence-filter.ts';
import {saidCodec, saidLicencesCodec} from '../../stages/parse/licence/said-licences.ts';
import type {Said} from '../../stages/parse/licence/folder-licence.ts';
import {missing, tooLarge, type Bed} from './bed.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';
import {goldenTag} from './clean-rules.ts';
import {mit} from './licence-texts.ts';

const tag = '// SPDX-License-Identifier: GPL-2.0-only\nint a;\n';

const licences: Readonly<Record<string, PairLicence>> = {
  'both silent': {path: 'src/a.c', sides: [{expression: '', speaks: 'itself'}]},
  'silent where a folder is gone': {path: 'gone/deep/a.c', sides: [{expression: '', speaks: 'itself'}]},
  'a header put in': {path: 'src/a.c', sides: [{expression: '', speaks: 'itself'}, {expression: 'GPL-2.0-only', speaks: 'itself'}]},
  'a text changed': {path: 'LICENSE', sides: [{expression: 'MIT', speaks: 'as text'}, {expression: '', speaks: 'as text'}]},
  'metadata': {path: 'gone/package.json', sides: [{expression: 'GPL-3.0-only', speaks: 'as metadata'}]},
};

const today: readonly Said[] = [{path: 'LICENSE', as: 'text', expression: 'MIT'}];
const once: readonly Said[] = [{path: 'COPYING', as: 'text', expression: 'GPL-3.0-only'}, {path: 'gone/package.json', as: 'metadata', expression: 'GPL-3.0-only'}, {path: 'gone/package.json', as: 'metadata', expression: 'MIT'}];

const rules: Readonly<Record<string, LicenceRules>> = {
  'permissive': {allow: ['permissive'], deny: [], unknown: 'drop'},
  'not the GPL': {allow: [], deny: ['strong-copyleft'], unknown: 'keep'},
};

export function licensedHistoryFixtures(bed: Bed): Fixtures {
  const pair = (name: string, path: string, before: string | undefined, after: string | undefined): readonly [string, Fixture] => [name, {slots: [bed.given(namedPairCodec, name, {path, pair: {...(before !== undefined && {before: cleanLeaf(foreign('git', before), '')}), ...(after !== undefined && {after: cleanLeaf(foreign('git', after), '')})}})]}];
  const rows = Object.fromEntries(Object.entries(licences).map(([name, value]) => [name, bed.given(pairLicenceCodec, name, value)]));
  const row = (name: string) => rows[name] ?? noSuchValue();
  const [now, former] = [bed.given(saidLicencesCodec, 'of today', today), bed.given(saidLicencesCodec, 'of once', once)];
  const pieces = [...once, ...once].map((piece, at) => bed.given(saidCodec, `of a history ${at % once.length}`, piece));
  const edit: Edit = {kind: 'text', added: 1, removed: 0, hunkCount: 1, length: 5, hunks: Buffer.from('@@\n+a')};
  const edits = {'a text': bed.given(editCodec, 'filtered', edit), 'a binary': bed.given(editCodec, 'filtered binary', {kind: 'binary', added: 0, removed: 0, hunkCount: 0, length: 0})};
  const verdicts = {'taken': bed.given(refusedCodec, 'taken', ''), 'refused': bed.given(refusedCodec, 'refused', 'GPL-2.0-only')};
  return {
    'licence stated by a pair': Object.fromEntries([
      pair('nothing said', 'a.c', bed.object('int a;\n'), bed.object('int b;\n')),
      pair('a header put in', 'a.c', bed.object('int a;\n'), bed.object(tag)),
      pair('added with a header', 'ü/a.c', undefined, bed.object(tag)),
      pair('deleted text', 'LICENSE', bed.object(mit), undefined),
      pair('metadata of two versions', 'package.json', bed.object('{"license": "ISC"}'), bed.object('{"license": "MIT"}')),
      pair('a link to a text', 'a/LICENSE', undefined, bed.object('../LICENSE')),
      pair('one side too large', 'a.c', tooLarge, bed.object(tag)),
      pair('one side gone', 'a.c', missing, bed.object(tag)),
      ['under rules', {slots: [bed.given(namedPairCodec, `a licence under rules ${goldenTag}`, {path: 'a.c', pair: {after: cleanLeaf(foreign('git', bed.object(`${tag}// ada@mail.service.dev\n`)), goldenTag)}})]}],
    ]),
    'licences said of a history': Object.fromEntries(Object.entries(rows).map(([name, digest]) => [name, {slots: [digest]}])),
    'licences asked by a pair': Object.fromEntries(Object.entries(rows).map(([name, digest]) => [name, {slots: [digest]}])),
    'licences once said': {'one': {slots: [pieces.slice(0, 1)]}, 'all, twice': {slots: [pieces]}},
    'refused licence of a pair': {
      ...Object.fromEntries(Object.entries(rows).flatMap(([name, digest]) => Object.entries(rules).map(([by, params]) => [`${name}, ${by}`, {slots: [bed.joined(digest, [now]), bed.joined(digest, [former])], params}]))),
      'nothing said anywhere': {slots: [bed.joined(row('both silent'), [undefined]), bed.joined(row('both silent'), [undefined])], params: {allow: ['permissive'], deny: [], unknown: 'drop'}},
      'what is said is a stub': {slots: [bed.joined(row('a header put in'), [stubDigest('too many')]), bed.joined(row('a header put in'), [stubDigest('too many')])], params: {allow: [], deny: ['GPL-2.0-only'], unknown: 'keep'}},
    },
    'edit filter': Object.fromEntries(Object.entries(edits).flatMap(([name, digest]) => Object.entries(verdicts).map(([verdict, refused]) => [`${name}, ${verdict}`, {slots: [digest, refused]}]))),
  };
}
