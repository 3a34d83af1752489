// Fixtures of the tasks on packages: every kind of manifest, hostile ones, graphs with cycles, and which module a file is.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {manifestFileCodec} from '../../stages/parse/packages/manifest-file.ts';
import type {PackageFacts, PackagePlace} from '../../stages/parse/packages/package-facts.ts';
import {packageGraphCodec} from '../../stages/parse/packages/package-graph.ts';
import {placesCodec} from '../../stages/parse/packages/package-places.ts';
import {packagesCodec} from '../../stages/parse/packages/packages-of.ts';
import {profileCodec} from '../../stages/parse/profile-codec.ts';
import {fileCodec, fileKind} from '../../stages/source/git/file-entry.ts';
import type {Bed} from './bed.ts';
import {goldenTag} from './clean-rules.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';
import {manifestTexts} from './manifest-texts.ts';
import {profiles} from './profiles.ts';

const bare: PackageFacts = {ecosystem: 'npm', path: '', folder: '', name: '', purpose: {text: '', source: ''}, dependencies: [], entries: [], members: []};
const npm = (name: string, ...needs: readonly (readonly [string, PackageFacts['dependencies'][number]['kind'], string?])[]): PackageFacts => ({...bare, path: `${name}/package.json`, folder: name, name, dependencies: needs.map(([needed, kind, path = '']) => ({name: needed, kind, path}))});

const sets: Readonly<Record<string, readonly PackageFacts[]>> = {
  'none': [],
  'a chain': [npm('c', ['b', 'normal'], ['left', 'normal']), npm('b', ['a', 'normal'], ['a', 'development']), {...npm('a'), purpose: {text: 'First.', source: 'description'}}],
  'a cycle that a test closes': [npm('a', ['b', 'normal']), npm('b', ['c', 'normal']), npm('c', ['a', 'development'])],
  'two cycles': [npm('a', ['b', 'normal']), npm('b', ['a', 'normal'], ['c', 'normal']), npm('c', ['d', 'peer']), npm('d', ['c', 'optional'], ['a', 'build'])],
  'itself': [npm('a', ['a', 'development'])],
  'by path': [{...npm('x', ['other', 'normal', '../y']), ecosystem: 'cargo'}, {...npm('y'), ecosystem: 'cargo', name: 'z'}, {...npm('w', ['out', 'normal', '../../out']), ecosystem: 'cargo'}],
  'of Gradle, without names': [{...bare, ecosystem: 'gradle', folder: 'app', dependencies: [{name: 'core', kind: 'normal', path: ''}]}, {...bare, ecosystem: 'gradle', folder: 'libs/core'}],
  'of TypeScript': [
    npm('a'), {...bare, ecosystem: 'typescript', path: 'a/tsconfig.json', folder: 'a', members: ['../tsconfig.base', './tsconfig.empty.json']}, {...bare, ecosystem: 'typescript', path: 'tsconfig.base.json', entries: [{asked: '@/*', file: 'src/*'}, {asked: 'out', file: '../../x'}]},
    {...bare, ecosystem: 'typescript', path: 'a/tsconfig.empty.json', folder: 'a'}, {...bare, ecosystem: 'typescript', path: 'b/jsconfig.json', folder: 'b', members: ['../a', 'package/tsconfig.json']}, {...bare, ecosystem: 'typescript', path: 'c/tsconfig.json', folder: 'c', members: ['./tsconfig.json']},
  ],
  'two of one name': [npm('a', ['twin', 'normal']), {...npm('one'), name: 'twin'}, {...npm('two'), name: 'twin'}],
};

const places: readonly PackagePlace[] = [
  {ecosystem: 'cargo', name: 'shop-core', folder: 'core', entries: [{asked: 'lib:shop', file: 'src/lib.rs'}]}, {ecosystem: 'npm', name: 'app', folder: 'web', entries: []}, {ecosystem: 'npm', name: 'root', folder: '', entries: []},
  {ecosystem: 'go', name: 'example.org/m', folder: 'srv', entries: []}, {ecosystem: 'python', name: 'snake', folder: 'py', entries: [{asked: 'root', file: 'lib'}]}, {ecosystem: 'maven', name: 'jar', folder: 'jvm', entries: []},
];
const asked: readonly (readonly [path: string, language: string])[] = [
  ['core/src/lib.rs', 'rust'], ['core/src/a/mod.rs', 'rust'], ['core/src/a/b.rs', 'rust'], ['core/tests/t.rs', 'rust'], ['web/src/a.test.ts', 'TypeScript'], ['other/b.js', 'TypeScript'], ['srv/main.go', 'Go'], ['srv/in/x.go', 'Go'],
  ['py/lib/snake/__init__.py', 'Python'], ['py/src/snake/a.py', 'Python'], ['jvm/src/main/java/org/a/B.java', 'Java'], ['jvm/README.md', 'Markdown'], ['core/README.md', 'Markdown'], ['c/a.c', 'C'], ['a.rs', 'rust'],
];

export function packageFixtures(bed: Bed): Fixtures {
  const file = (path: string, mode = '100644') => bed.given(fileCodec, `of a package, ${path} ${mode}`, {path, mode, oid: bed.object(`in ${path}\n`), kind: fileKind(mode)});
  const manifest = (name: string, path: string, text: string | Uint8Array) => bed.given(manifestFileCodec, name, {path, text: bed.leaf(text)});
  const plain = bed.given(profileCodec, 'plain', profiles['plain'] ?? noSuchValue());
  const written = (language: string) => bed.given(profileCodec, `in ${language}`, {...(profiles['plain'] ?? noSuchValue()), language: language === 'rust' ? 'Rust' : language});
  const packages = Object.fromEntries(Object.entries(sets).map(([name, list]) => [name, bed.given(packagesCodec, name, {packages: list, refused: []})]));
  const one = (values: Readonly<Record<string, Digest>>): Readonly<Record<string, Fixture>> => Object.fromEntries(Object.entries(values).map(([name, digest]) => [name, {slots: [digest]}]));
  const placed = bed.given(placesCodec, 'of all kinds', places);
  return {
    'manifest of a package': {
      ...Object.fromEntries(['Cargo.toml', 'a/package.json', 'tsconfig.json', 'a/tsconfig.base.json', 'jsconfig.json', 'tsconfigs.json', 'xtsconfig.json', 'README.md', 'a/readme', 'README.html', 'a.toml'].map((path) => [path, {slots: [file(path), plain]}])),
      ...Object.fromEntries(Object.keys(profiles).map((name) => [`profile: ${name}`, {slots: [file('go.mod'), bed.given(profileCodec, name, profiles[name] ?? noSuchValue())]}])),
      'under rules': {slots: [file('go.mod'), plain], params: {clean: goldenTag}},
      'a link': {slots: [file('go.mod', '120000'), plain]},
    },
    'manifests of a tree': one(Object.fromEntries(['a/go.mod', 'b/go.mod', 'c/README', 'd/pom.xml', 'e/pom.xml'].map((path) => [path, manifest(`at ${path}`, path, '')]))),
    'packages': {
      ...Object.fromEntries(manifestTexts.map(({name, path, text}) => [name, {slots: [[manifest(name, path, text)]]}])),
      'with a README': {slots: [[manifest('silent', 'a/package.json', '{"name": "a"}'), manifest('read', 'a/README.md', '# Title\n\n[![badge](x)](y)\n\nDoes **one** thing.\nAnd well.\n\nMore.\n'), manifest('read second', 'a/readme.txt', 'Another.\n')]]},
      'with a README of another folder': {slots: [[manifest('silent in b', 'b/package.json', '{"name": "b"}'), manifest('read elsewhere', 'c/README', 'Title\n=====\n\n```\ncode here\n```\nSaid there.\n')]]},
    },
    'places of packages': one(packages),
    'graph of packages': one(packages),
    'tally of packages': one({
      'some': bed.given(packageGraphCodec, 'some', {packages: [{id: 'npm:a', ecosystem: 'npm', name: 'a', folder: 'a', purpose: {text: 'x', source: 'readme'}, outside: 1}, {id: 'go:', ecosystem: 'go', name: 'm', folder: '', purpose: {text: '', source: ''}, outside: 0}], edges: [{from: 'npm:a', to: 'npm:b', kind: 'peer'}, {from: 'npm:b', to: 'npm:a', kind: 'peer'}], cycles: [['npm:a', 'npm:b']], broken: [{from: 'npm:a', to: 'npm:b', kind: 'peer'}], order: ['npm:a']}),
      'none': bed.given(packageGraphCodec, 'none', {packages: [], edges: [], cycles: [], broken: [], order: []}),
    }),
    'packages asked by a file': one(Object.fromEntries(asked.map(([path]) => [path, file(path)]))),
    'module of a file': {
      ...Object.fromEntries(asked.map(([path, language]) => [path, {slots: [bed.joined(file(path), [placed]), written(language)]}])),
      'without packages': {slots: [bed.joined(file('a.rs'), [undefined]), written('rust')]},
      'packages are a stub': {slots: [bed.joined(file('srv/main.go'), [stubDigest('lost')]), written('Go')]},
    },
  };
}
