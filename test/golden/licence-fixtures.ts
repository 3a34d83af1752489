// Fixtures of the tasks that tell licences, filter by them and write the notice.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {attributionCodec, type Attribution, type Mentions} from '../../stages/dataset/notice/attribution.ts';
import type {Said} from '../../stages/parse/licence/folder-licence.ts';
import {fileLicenceCodec} from '../../stages/parse/licence/licence-files.ts';
import type {FileLicence} from '../../stages/parse/licence/file-licence.ts';
import type {LicenceRules} from '../../stages/parse/licence/licence-filter.ts';
import {saidCodec, saidLicencesCodec} from '../../stages/parse/licence/said-licences.ts';
import {statedCodec} from '../../stages/parse/licence/stated-licence.ts';
import {profileCodec} from '../../stages/parse/profile-codec.ts';
import type {OwnLicence} from '../../stages/parse/licence/own-licence.ts';
import type {Samples} from '../../stages/sample/sample.ts';
import {samplesCodec} from '../../stages/sample/samples-codec.ts';
import {fileCodec} from '../../stages/source/git/file-entry.ts';
import {tooLarge, type Bed} from './bed.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';
import {mit} from './licence-texts.ts';
import {profiles} from './profiles.ts';

const own = (expression: string, evidence: OwnLicence['evidence'], speaks: OwnLicence['speaks'] = 'itself', copyrights: readonly string[] = []): OwnLicence => ({expression, evidence, speaks, copyrights});

const stated: Readonly<Record<string, readonly [path: string, own: OwnLicence]>> = {
  'says nothing': ['src/a.rs', own('', '')],
  'says nothing, at the top': ['a.rs', own('', '')],
  'below a package': ['pkg/src/a.rs', own('', '')],
  'below what nobody knows': ['odd/deep/a.rs', own('', '')],
  'with a header': ['src/b.rs', own('Apache-2.0 OR MIT', 'header', 'itself', ['Copyright 2020 Zoë'])],
  'with a copyright only': ['src/c.rs', own('', '', 'itself', ['(c) 2001 B'])],
  'a text': ['LICENSE', own('MIT', 'text', 'as text', ['Copyright (c) 1999 A'])],
  'a text that nobody knows': ['odd/LICENSE', own('', '', 'as text')],
  'metadata': ['pkg/package.json', own('ISC', 'metadata', 'as metadata')],
  'a stored text that nobody knows': ['LICENSES/x.txt', own('', '')],
};

const said: Readonly<Record<string, readonly Said[]>> = {
  'a text at the top': [{path: 'LICENSE', as: 'text', expression: 'MIT'}],
  'a package and an odd folder': [{path: 'LICENSE', as: 'text', expression: 'MIT'}, {path: 'odd/LICENSE', as: 'text', expression: ''}, {path: 'pkg/COPYING', as: 'text', expression: 'GPL-3.0-only'}, {path: 'pkg/package.json', as: 'metadata', expression: 'ISC'}],
  'two texts': [{path: 'COPYING', as: 'text', expression: 'GPL-3.0-only'}, {path: 'COPYING.LESSER', as: 'text', expression: 'LGPL-3.0-only'}],
  'metadata alone': [{path: 'Cargo.toml', as: 'metadata', expression: 'MIT OR Apache-2.0'}, {path: 'package.json', as: 'metadata', expression: 'ISC'}],
  'metadata that nobody knows': [{path: 'package.json', as: 'metadata', expression: ''}],
};

const licences: Readonly<Record<string, FileLicence>> = {
  'MIT': {expression: 'MIT', evidence: 'directory', class: 'permissive', from: ['LICENSE'], texts: ['LICENSE'], copyrights: []},
  'two': {expression: 'GPL-2.0-only WITH Linux-syscall-note OR BSD-3-Clause', evidence: 'header', class: 'permissive', from: [], texts: ['COPYING', 'LICENSE'], copyrights: ['Copyright 2 B', 'Copyright 1 A']},
  'all of two': {expression: 'GPL-2.0-only AND MIT', evidence: 'metadata', class: 'strong-copyleft', from: ['package.json'], texts: [], copyrights: []},
  'own': {expression: 'LicenseRef-own', evidence: 'text', class: 'unknown', from: [], texts: [], copyrights: []},
  'unknown': {expression: '', evidence: '', class: 'unknown', from: [], texts: [], copyrights: ['© Zoë 漢']},
};

const rules: Readonly<Record<string, LicenceRules>> = {
  'permissive only': {allow: ['permissive'], deny: [], unknown: 'drop'},
  'by id': {allow: ['mit', 'GPL-2.0-only WITH Linux-syscall-note'], deny: [], unknown: 'keep'},
  'denied': {allow: [], deny: ['strong-copyleft', 'BSD-3-Clause'], unknown: 'keep'},
  'denied though allowed': {allow: ['permissive'], deny: ['MIT'], unknown: 'keep'},
};

export function licenceFixtures(bed: Bed): Fixtures {
  const rows = named(stated, (name, [path, licence]) => bed.given(statedCodec, name, {path, own: licence}));
  const lists = named(said, (name, value) => bed.given(saidLicencesCodec, name, value));
  const told = named(licences, (name, value) => bed.given(fileLicenceCodec, name, value));
  const sums = named(attributions, (name, value) => bed.given(attributionCodec, name, value));
  const one = (digest: Digest): Fixture => ({slots: [digest]});
  const file = bed.given(fileCodec, 'licensed', {path: 'café/ü.rs', mode: '100644', oid: bed.object('x'), kind: 'file'});
  const plain = bed.given(profileCodec, 'plain', profiles['plain'] ?? noSuchValue());
  const pieces = Object.values(said).flat().map((piece, at) => bed.given(saidCodec, `piece ${at}`, piece));
  const sample = bed.given(samplesCodec, 'licensed', {count: 1, bytes: 0, when: {corrected: 0, oid: ''}, name: '', body: () => ({samples: [], leaves: new Map()})} satisfies Samples);
  return {
    'licence stated by a file': named(profiles, (name, profile) => ({slots: [file, bed.given(profileCodec, name, profile)]})),
    'licences said of a tree': named(rows, (_, digest) => one(digest)),
    'licences asked by a file': named(rows, (_, digest) => one(digest)),
    'licences said': {'one': {slots: [pieces.slice(0, 1)]}, 'all': {slots: [pieces]}},
    'licence': {
      ...Object.fromEntries(Object.entries(rows).flatMap(([name, row]) => Object.entries(lists).map(([beside, list]) => [`${name}, ${beside}`, one(bed.joined(row, [list]))]))),
      'nothing said anywhere': one(bed.joined(rows['says nothing'] ?? noSuchValue(), [undefined])),
      'what is said is a stub': one(bed.joined(rows['with a header'] ?? noSuchValue(), [stubDigest('too many')])),
    },
    'licence filter': Object.fromEntries(Object.entries(told).flatMap(([name, licence]) => Object.entries(rules).map(([by, params]) => [`${name}, ${by}`, {slots: [plain, licence], params}]))),
    'tally of licences': named(told, (_, digest) => one(digest)),
    'attribution of a file': named(told, (_, digest) => ({slots: [digest, sample]})),
    'attribution': named(sums, (_, digest) => one(digest)),
    'sum of attributions': {'one and other': {slots: [sums['one'] ?? noSuchValue(), sums['other'] ?? noSuchValue()]}, 'other and one': {slots: [sums['other'] ?? noSuchValue(), sums['one'] ?? noSuchValue()]}, 'nothing and many': {slots: [sums['nothing'] ?? noSuchValue(), sums['many'] ?? noSuchValue()]}, 'many and more': {slots: [sums['many'] ?? noSuchValue(), sums['more'] ?? noSuchValue()]}},
    'licence texts named by an attribution': named(sums, (_, digest) => one(digest)),
    'notice': notices(bed, sums),
  };
}

const mentioned = (listed: readonly string[], files = 1, others = 0): Mentions => ({listed: listed.map((what) => [what, files]), others});

const attributions: Readonly<Record<string, Attribution>> = {
  'nothing': {licences: {}, copyrights: mentioned([]), texts: mentioned([])},
  'one': {licences: {MIT: 1}, copyrights: mentioned(['Copyright 1 A']), texts: mentioned(['LICENSE'])},
  'other': {licences: {'': 2, 'Apache-2.0 OR MIT': 2, 'MIT': 3}, copyrights: mentioned(['Copyright 0 Z', 'Copyright 1 A', '© 漢'], 2), texts: mentioned(['COPYING', 'a/LICENSE'])},
  'many': {licences: {MIT: 9_000_000_000}, copyrights: mentioned(Array.from({length: 20_000}, (_, at) => `Copyright ${10_000 + at}`), 2, 7), texts: mentioned(Array.from({length: 500}, (_, at) => `${1000 + at}/LICENSE`), 3)},
  'more': {licences: {ISC: 1}, copyrights: mentioned(['A', 'Z']), texts: mentioned(['0/LICENSE', 'z/LICENSE'], 1, 4)},
};

function notices(bed: Bed, sums: Readonly<Record<string, Digest>>): Readonly<Record<string, Fixture>> {
  const file = (path: string, content: string | Uint8Array, mode = '100644') => bed.given(fileCodec, `of a notice: ${path}`, {path, mode, oid: bed.object(content), kind: mode === '120000' ? 'symlink' : 'file'});
  const [license, same, copying, link] = [file('LICENSE', mit), file('a/LICENSE', `\n${mit}`), file('COPYING', Buffer.from('Cr\xe8me\n', 'latin1')), file('b/LICENSE', '../LICENSE', '120000')];
  const large = bed.given(fileCodec, 'a text too large', {path: 'c/LICENSE', mode: '100644', oid: tooLarge, kind: 'file'});
  const asked = (name: string, refs: readonly (Digest | undefined)[]): Fixture => ({slots: [bed.joined(sums[name] ?? noSuchValue(), refs)]});
  return {'no texts': asked('nothing', []), 'one text': asked('one', [license]), 'texts, some equal': asked('other', [same, copying, license]), 'a link, one gone, one too large': asked('other', [link, undefined, large]), 'a stub': asked('one', [stubDigest('gone')]), 'more than are listed': asked('more', []), 'many': asked('many', [])};
}

function named<V, T>(values: Readonly<Record<string, V>>, make: (name: string, value: V) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, make(name, value)]));
}

