// The profile of a file, its bytes, and the task that makes it.
import test from 'ava';
import type {Part} from '../../../graph/value/codec.ts';
import {foreign} from '../../../graph/value/digest.ts';
import {open, seal} from '../../../graph/value/wire.ts';
import {sanitize} from '../../../stages/clean/sanitize.ts';
import {attributesCodec} from '../../../stages/parse/attributes/attributes-codec.ts';
import type {PathAttributes} from '../../../stages/parse/attributes/attributes-of.ts';
import {profileCodec} from '../../../stages/parse/profile-codec.ts';
import {profileTask as task} from '../../../stages/parse/profile-files.ts';
import {profileOf, profileOfName, type Profile} from '../../../stages/parse/profile.ts';
import {noSignals} from '../../../stages/parse/quality/signals.ts';
import {fileCodec} from '../../../stages/source/git/file-entry.ts';
import {random} from '../clean/rig.ts';

const seed = 20260925;

test('profileOf measures and names a file', (t) => {
  t.deepEqual(of('src/a.ts', 'const a = 1;\r\n\nlet b\n'), {
    ...profileOfName('src/a.ts', 'symlink', {}),
    signals: {...noSignals, characters: 21, letters: 10, alphanumerics: 11, widest: 12, widestAverage: 5},
    symlink: false,
    language: 'TypeScript',
    group: 'TypeScript',
    type: 'programming',
    by: 'extension',
    size: 21,
    bytes: 21,
    lines: 3,
    longestLine: 12,
    averageLine: 5,
  });
});

test('profileOf lets the repository’s attributes win', (t) => {
  const said = of('dist/a.js', 'x'.repeat(500), {generated: false, vendored: false, documentation: true, detectable: false, language: 'js'});
  t.like(said, {generated: '', vendored: false, documentation: true, detectable: false, language: 'JavaScript', by: 'attribute', minified: true});
  t.like(of('a.ts', 'let a', {generated: true, language: 'no such language'}), {generated: 'attribute', language: 'TypeScript', by: 'extension'});
});

test('profileOf knows pointers, binaries and lock files', (t) => {
  t.like(of('a.psd', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n'), {lfsPointer: true});
  t.like(of('a.txt', `version https://git-lfs.github.com/spec/v1\n${'x'.repeat(2000)}`), {lfsPointer: false});
  t.like(of('a.png', '\u0089PNG\0\0'), {binary: true, encoding: 'binary', bytes: 0, lines: 0});
  t.like(of('Cargo.lock', 'version = 3\n'), {lockFile: true, generated: 'lock-file', language: 'TOML'});
});

test('profileOf reads a huge file with one long line, and a file of ten megabytes', (t) => {
  t.like(of('a.c', 'x'.repeat(1_000_000)), {lines: 1, longestLine: 1_000_000, averageLine: 1_000_000});
  t.like(of('a.c', 'int a;\n'.repeat(1_500_000)), {lines: 1_500_000, longestLine: 6, language: 'C'});
});

test('profileCodec and attributesCodec give back what was written', (t) => {
  const next = random(seed);
  for (let round = 0; round < 300; round++) {
    const attributes: PathAttributes = {
      ...(next(2) === 0 ? {} : {generated: next(2) === 0}),
      ...(next(2) === 0 ? {} : {vendored: next(2) === 0}),
      ...(next(2) === 0 ? {} : {documentation: next(2) === 0}),
      ...(next(2) === 0 ? {} : {detectable: next(2) === 0}),
      ...(next(2) === 0 ? {} : {binary: next(2) === 0}),
      ...(next(2) === 0 ? {} : {text: next(2) === 0}),
      ...(next(2) === 0 ? {} : {language: ['Rust', 'é', 'tsx'][next(3)] ?? ''}),
    };
    t.deepEqual(attributesCodec.decode(attributesCodec.encode(attributes), []), attributes, `seed ${seed} round ${round}`);
    const path = ['a.rs', 'README', 'vendor/a.min.js', 'Cargo.lock', 'a.h', 'x', 'a.tsx'][next(7)] ?? '';
    const made = next(4) === 0 ? profileOfName(path, next(2) === 0 ? 'symlink' : 'submodule', attributes) : of(path, `${['', '// SPDX-License-Identifier: MIT\n', '// (c) 2001 Zoë\n// Copyright 2 B\n'][next(3)]}${'x = 1\n'.repeat(next(300))}`, attributes);
    t.deepEqual(profileCodec.decode(profileCodec.encode(made), []), made, `seed ${seed} round ${round}`);
  }
});

test('a profile is small enough to be its own name', (t) => {
  t.true(seal(profileCodec, of('src/a.ts', 'let a;\n'.repeat(5000))).digest.startsWith('raw:'));
});

test('the profile task cleans the content that a file row links to', async (t) => {
  const row = rowOf('100644', Buffer.from('\ufeffnamespace a {\n}\n', 'utf16le'));
  t.like(await task.run({file: alone(row)}, null, new Map()), {language: 'C++', by: 'heuristic', encoding: 'utf-16le', lines: 2});
  t.like(await task.run({file: alone(rowOf('120000', Buffer.from('#!/bin/sh')))}, null, new Map()), {symlink: true, language: '', lines: 0});
  t.throws(() => task.run({file: alone({...row, blob: {digest: foreign('git', row.oid), stub: 'missing'}})}, null, new Map()), {message: /missing/});
});

function of(path: string, text: string, attributes: PathAttributes = {}): Profile {
  return profileOf(path, sanitize(Buffer.from(text)), attributes);
}

function rowOf(mode: string, content: Uint8Array): ReturnType<typeof fileCodec.decode> {
  const oid = 'ab'.repeat(20);
  const wire = seal(fileCodec, {mode, kind: mode === '120000' ? 'symlink' : 'file', oid, path: 'src/a.h'}).bytes;
  const {links, payload} = open(wire);
  const parts: readonly Part[] = links.map((digest) => ({digest, bytes: content, parts: []}));
  return fileCodec.decode(payload, parts);
}

/** A file of a tree without attribute files. */
function alone<T>(value: T) {
  return {row: {digest: foreign('git', ''), value}, refs: [undefined]};
}
