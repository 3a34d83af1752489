// Fixtures of the tasks on files: attribute files, profiles and the samples of files.
import {foreign, type Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {cleanLeaf} from '../../stages/clean/clean-leaf.ts';
import {attributeFilesCodec, locatedCodec} from '../../stages/parse/attributes/attribute-files.ts';
import {profileCodec} from '../../stages/parse/profile-codec.ts';
import {qualityRuleNames} from '../../stages/parse/quality/quality-rules.ts';
import type {FileRules} from '../../stages/sample/file-sample.ts';
import {fileCodec, fileKind} from '../../stages/source/git/file-entry.ts';
import type {FileName} from '../../stages/source/git/file-name.ts';
import {missing, tooLarge, type Bed} from './bed.ts';
import {goldenTag} from './clean-rules.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';
import {licenceTexts} from './licence-texts.ts';
import {flags, globbed, globs, profileTexts} from './profile-texts.ts';
import {profiles} from './profiles.ts';
import {texts} from './texts.ts';

const foreignName: FileName = {path: 'caf%E9/100%25.txt', pathBytes: Buffer.from('caf\xe9/100%.txt', 'latin1').toString('base64')};
const rules: FileRules = {include: [], exclude: [], keep: [], maxBytes: 1000};

export function fileFixtures(bed: Bed): Fixtures {
  const entry = (name: string, file: FileName, {oid, mode = '100644'}: {oid: string; mode?: string}) => bed.given(fileCodec, name, {...file, mode, oid, kind: fileKind(mode)});
  const plain = Object.entries(texts).map(([name, {path, content}]) => [name, entry(name, {path}, {oid: bed.object(content)})] as const);
  const odd = {
    'a name that is not UTF-8': entry('a name that is not UTF-8', foreignName, {oid: bed.object('one\n')}),
    'executable': entry('executable', {path: 'run.sh'}, {oid: bed.object('#!/bin/sh\n'), mode: '100755'}),
    'symlink': entry('symlink', {path: 'docs/link.md'}, {oid: bed.object('../README.md'), mode: '120000'}),
    'submodule': entry('submodule', {path: 'third_party/lib'}, {oid: 'abcdef0123456789abcdef0123456789abcdef01', mode: '160000'}),
    'too large to load': entry('too large to load', {path: 'huge.sql'}, {oid: tooLarge}),
    'missing': entry('missing', {path: 'gone.sql'}, {oid: missing}),
  };
  const unread = {
    'SHA-256 repository': entry('SHA-256 repository', {path: 'a.rs'}, {oid: 'ab'.repeat(32)}),
    'in a folder': entry('attributes in a folder', {path: 'web/app/.gitattributes'}, {oid: bed.object('*.js -linguist-vendored\n')}),
    'as a symlink': entry('attributes as a symlink', {path: 'a/.gitattributes'}, {oid: bed.object('elsewhere'), mode: '120000'}),
    'as a submodule': entry('attributes as a submodule', {path: 'b/.gitattributes'}, {oid: 'abcdef0123456789abcdef0123456789abcdef01', mode: '160000'}),
    'of another name': entry('almost attributes', {path: 'x.gitattributes'}, {oid: bed.object('* text\n')}),
  };
  const files = Object.fromEntries([...plain, ...Object.entries(odd)]);
  const more = Object.fromEntries(Object.entries({...profileTexts, ...licenceTexts}).map(([name, {path, content}]) => [name, entry(name, {path}, {oid: bed.object(content)})]));
  const few = {'rust': files['rust'] ?? noSuchValue(), 'attributes': files['attributes'] ?? noSuchValue(), ...odd, ...unread};
  const one = (digest: Digest): Fixture => ({slots: [digest]});
  return {
    'attribute files of a tree': each(few, one),
    'attribute files asked by a file': each(few, one),
    'attribute files': gathered(bed),
    'profile': {...underRules(bed, entry('with an address', {path: 'mail.py'}, {oid: bed.object('mail = "ada@mail.service.dev"\n')}), few.rust), ...each({...files, ...more}, (file) => one(bed.joined(file, [undefined]))), ...withAttributes(bed, files), ...withGlobs(bed)},
    'file sample': fileSamples(bed, files),
  };
}

/** A file in which rules find something, and one in which they do not. */
function underRules(bed: Bed, found: Digest, nothing: Digest): Readonly<Record<string, Fixture>> {
  const asked = (file: Digest): Fixture => ({slots: [bed.joined(file, [undefined])], params: {clean: goldenTag}});
  return {'under rules': asked(found), 'under rules, nothing found': asked(nothing)};
}

function gathered(bed: Bed): Readonly<Record<string, Fixture>> {
  const located = (dir: string, content: string) => bed.given(locatedCodec, `in "${dir}"`, {dir, text: bed.leaf(content)});
  const [root, web, odd] = [located('', '*.rs text\n'), located('web/app', '*.js -linguist-vendored\n'), located('été 😀', '')];
  return {'one': {slots: [[root]]}, 'three': {slots: [[root, web, odd]]}, 'in another order': {slots: [[web, root]]}};
}

/** Each says of one file what a repository may say. */
const said: Readonly<Record<string, readonly (readonly [dir: string, text: string])[]>> = {
  'language': [['', '*.rs linguist-language=Go\n']],
  'unknown language': [['', '*.rs linguist-language=Nonsense\n']],
  'generated': [['', 'crates/** linguist-generated\n']],
  'vendored and documentation': [['', '*.rs linguist-vendored linguist-documentation=true\n']],
  'detectable': [['', '*.rs linguist-detectable\n']],
  'not detectable': [['', '*.rs -linguist-detectable\n']],
  'binary': [['', '*.rs binary\n']],
  'unset in a deeper folder': [['', '*.rs linguist-generated linguist-vendored\n'], ['crates/pay', 'src/*.rs -linguist-generated !linguist-vendored\n']],
  'last line wins': [['', '*.rs linguist-language=C\n# comment\n\n"crates/pay/src/lib.rs" linguist-language=Ada\n']],
  'macro': [['', '[attr]ours linguist-generated linguist-language=Perl\n*.rs ours\n']],
  'nothing of it': [['docs', '*.rs linguist-generated\n']],
};

function withAttributes(bed: Bed, files: Readonly<Record<string, Digest>>): Readonly<Record<string, Fixture>> {
  const rust = files['rust'] ?? noSuchValue();
  const asked = (file: Digest, lines: readonly (readonly [string, string])[], name: string) =>
    ({slots: [bed.joined(file, [bed.given(attributeFilesCodec, name, lines.map(([dir, text]) => ({dir, text: bed.leaf(text)})))])]});
  return {
    ...Object.fromEntries(Object.entries(said).map(([name, lines]) => [`attributes: ${name}`, asked(rust, lines, name)])),
    'attributes: a symlink is documentation': asked(files['symlink'] ?? noSuchValue(), [['', '*.md linguist-documentation\n']], 'documentation'),
    'attributes: a vendored file is not': asked(files['vendored'] ?? noSuchValue(), [['', 'vendor/** -linguist-vendored\n']], 'not vendored'),
    'attributes: a stub': {slots: [bed.joined(rust, [stubDigest('too many')])]},
    'attributes: their text is too large': {slots: [bed.joined(rust, [bed.given(attributeFilesCodec, 'too large', [{dir: '', text: cleanLeaf(foreign('git', tooLarge), '')}])])]},
  };
}

/** Every pattern against every path. */
function withGlobs(bed: Bed): Readonly<Record<string, Fixture>> {
  return Object.fromEntries(globs.flatMap((patterns, at) => {
    const attributes = bed.given(attributeFilesCodec, `globs ${at}`, [{dir: '', text: bed.leaf(patterns.map((pattern, flag) => `${pattern} ${flags[flag]}\n`).join(''))}]);
    const file = (path: string) => bed.given(fileCodec, `at ${path}`, {path, mode: '100644', oid: bed.object('fn a() {}\n'), kind: 'file'});
    return globbed.map((path): [string, Fixture] => [`globs ${at}: ${path}`, {slots: [bed.joined(file(path), [attributes])]}]);
  }));
}

/** Each file of the bed with its own name's profile, under rules that matter to it. */
function fileSamples(bed: Bed, files: Readonly<Record<string, Digest>>): Readonly<Record<string, Fixture>> {
  const profiled = (name: string) => bed.given(profileCodec, name, profiles[name] ?? noSuchValue());
  const asked = (file: string, profile: string, params: FileRules = rules): Fixture => ({slots: [files[file] ?? noSuchValue(), profiled(profile)], params});
  return {
    'kept': asked('rust', 'plain'),
    'under rules': asked('rust', 'plain', {...rules, clean: goldenTag}),
    'a name beyond ASCII': asked('beyond ASCII', 'plain'),
    'a name that is not UTF-8': asked('a name that is not UTF-8', 'plain'),
    'a clean text of another length': asked('UTF-16 little endian', 'from UTF-16'),
    'included by a glob': asked('rust', 'plain', {...rules, include: ['crates/**/*.rs']}),
    'not included': asked('rust', 'plain', {...rules, include: ['docs/**']}),
    'excluded': asked('rust', 'plain', {...rules, exclude: ['**/*.rs']}),
    'included and excluded': asked('rust', 'plain', {...rules, include: ['**/*.rs'], exclude: ['crates/**']}),
    'at the limit': asked('rust', 'of 1000 bytes'),
    'over the limit': asked('rust', 'of 1001 bytes'),
    ...Object.fromEntries(Object.keys(profiles).map((name) => [`profile: ${name}`, asked('rust', name)])),
    ...Object.fromEntries((['generated', 'vendored', 'minified', 'lock'] as const).map((reason) => [`kept though ${reason}`, asked('rust', reason, {...rules, keep: [reason]})])),
    ...Object.fromEntries(Object.keys(profiles).map((name) => [`quality, ${name}`, asked('rust', name, {...rules, keep: ['generated', 'vendored', 'minified', 'lock'], maxBytes: 1_000_000, quality: 'starcoder2'})])),
    ...Object.fromEntries(qualityRuleNames.map((reason) => [`kept though ${reason}`, asked('rust', reason, {...rules, keep: [reason], quality: 'starcoder2'})])),
    'generated, and vendored is kept': asked('rust', 'generated', {...rules, keep: ['vendored', 'minified', 'lock']}),
    'submodule': asked('submodule', 'submodule'),
    'symlink': asked('symlink', 'symlink'),
  };
}

function each(values: Readonly<Record<string, Digest>>, make: (digest: Digest) => Fixture): Readonly<Record<string, Fixture>> {
  return Object.fromEntries(Object.entries(values).map(([name, digest]) => [name, make(digest)]));
}
