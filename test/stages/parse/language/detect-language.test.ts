// Languages by modeline, name, shebang, extension and content.
import test from 'ava';
import {detectLanguage} from '../../../../stages/parse/language/detect-language.ts';

type Case = readonly [path: string, content: string, language: string | undefined, by?: string];

const cases: readonly Case[] = [
  // Names.
  ['Makefile', '', 'Makefile', 'name'],
  ['deep/Dockerfile', 'FROM a', 'Dockerfile', 'name'],
  ['Cargo.lock', '', 'TOML', 'name'],
  ['a/.eslintrc', '{}', 'JSON with Comments', 'name'],
  ['a/.eslintrc', 'rules:\n  a: 1', 'YAML', 'heuristic'],
  // Extensions.
  ['src/lib.py', 'x = 1', 'Python', 'extension'],
  ['A.PY', 'x = 1', 'Python', 'extension'],
  ['view.blade.php', '<p>', 'Blade', 'extension'],
  ['a.b.rs', 'fn main() {}', 'Rust', 'heuristic'],
  ['no-such.extension', 'x', undefined],
  ['noextension', '', undefined],
  ['trailing.', '', undefined],
  // Shebangs.
  ['run', '#!/usr/bin/env python3\n', 'Python', 'shebang'],
  ['run', '#! /bin/bash -e\n', 'Shell', 'shebang'],
  ['run', '#!/usr/bin/env -S FOO=1 deno run\n', 'TypeScript', 'shebang'],
  ['run', '#!/usr/bin/python2.7\n', 'Python', 'shebang'],
  ['run', '#!/bin/sh\nexec ruby "$0" "$@"\n', 'Ruby', 'shebang'],
  ['run.cgi', '#!/usr/bin/perl\n', 'Perl', 'shebang'],
  ['run', '#!\n', undefined],
  ['run.rs', '#!/usr/bin/env python\n', 'Python', 'shebang'],
  // Modelines.
  ['x.txt', '// -*- C++ -*-\n', 'C++', 'modeline'],
  ['x.h', '/* -*- Mode: C; tab-width: 4 -*- */\n', 'C', 'modeline'],
  ['x', '# vim: set ts=4 ft=ruby :\n', 'Ruby', 'modeline'],
  ['x', `${'x\n'.repeat(100)}# vim: ft=lua\n`, 'Lua', 'modeline'],
  ['x.py', `${'x\n'.repeat(8)}# vim: ft=lua\n${'x\n'.repeat(8)}`, 'Python', 'extension'],
  ['x.py', '# vim:titlestring=a\\ ft=lua\n', 'Python', 'extension'],
  ['x.py', 'vivim: ft=lua\n', 'Python', 'extension'],
  // Clashes.
  ['a.h', 'int f(void);\n', 'C', 'extension'],
  ['a.h', '#include <vector>\n', 'C++', 'heuristic'],
  ['a.h', 'namespace a {\n', 'C++', 'heuristic'],
  ['a.h', '@interface A : B\n@end\n', 'Objective-C', 'heuristic'],
  ['a.ts', 'export const a = 1;\n', 'TypeScript', 'extension'],
  ['a.ts', '<?xml version="1.0"?>\n<!DOCTYPE TS>\n<TS version="2.1">', 'XML', 'heuristic'],
  ['a.m', '@implementation A\n@end', 'Objective-C', 'heuristic'],
  ['a.m', '% a comment\nfunction y = f(x)\n', 'MATLAB', 'heuristic'],
  ['a.m', ':- module a.\n', 'Mercury', 'heuristic'],
  ['a.pl', 'use strict;\nmy $x = 1;\n', 'Perl', 'heuristic'],
  ['a.pl', 'parent(a, b).\nold(X) :- parent(X, _).\n', 'Prolog', 'heuristic'],
  ['a.pl', 'use v6;\nsay 1;\n', 'Raku', 'heuristic'],
  ['a.rs', '#pragma version(1)\n#pragma rs java_package_name(a)\n', 'RenderScript', 'heuristic'],
  ['a.md', '# A title\n', 'Markdown', 'extension'],
  ['a.md', '(define_insn "add"\n', 'GCC Machine Description', 'heuristic'],
  ['a.sql', 'select 1;\n', 'SQL', 'extension'],
  ['a.sql', 'CREATE FUNCTION f() RETURNS int AS $$\n', 'PLpgSQL', 'heuristic'],
  ['a.sql', 'SELECT 1\nGO\n', 'TSQL', 'heuristic'],
  ['a.cls', '\\ProvidesClass{a}\n', 'TeX', 'heuristic'],
  ['a.cls', 'public class A {\n}\n', 'Apex', 'extension'],
  ['a.v', 'module a (input b);\nendmodule\n', 'Verilog', 'heuristic'],
  ['a.v', 'fn main() {\n}\n', 'V', 'heuristic'],
  ['a.v', 'Require Import List.\n', 'Rocq Prover', 'heuristic'],
  ['a.inc', '<?php\n', 'PHP', 'heuristic'],
  ['a.inc', '#include "a.h"\n', 'C++', 'heuristic'],
  ['a.fs', 'let x = 1\n', 'F#', 'heuristic'],
  ['a.fs', '#version 330\nvoid main() {}\n', 'GLSL', 'heuristic'],
  ['a.fs', ': square dup * ;\n', 'Forth', 'heuristic'],
  ['a.cs', 'class A {}\n', 'C#', 'extension'],
  ['a.1', '.TH A 1\n.SH NAME\n', 'Roff Manpage', 'heuristic'],
  ['a.1', 'one\n', 'Text', 'extension'],
  ['a.yml', 'openapi: 3.0.1\n', 'OASv3-yaml', 'heuristic'],
  ['a.tag', 'x', undefined],
  // No name tells, the content does.
  ['a.unheard-of', '<?xml version="1.0"?>\n<a/>', 'XML', 'heuristic'],
];

for (const [path, content, language, by] of cases) {
  test(`detectLanguage takes ${path} with ${JSON.stringify(content.slice(0, 40))}${content.length > 40 ? '…' : ''} for ${language ?? 'nothing known'}`, (t) => {
    const detected = detectLanguage(path, Buffer.from(content));
    t.is(detected.language, language);
    t.is(detected.by, by as typeof detected.by);
  });
}

test('detectLanguage gives the group and type of the language', (t) => {
  t.deepEqual(detectLanguage('a.tsx', Buffer.from('<a/>')), {language: 'TSX', group: 'TypeScript', type: 'programming', by: 'extension'});
  t.is(detectLanguage('a.json', Buffer.from('{}')).type, 'data');
});

test('detectLanguage decides alike for every way to end a line', (t) => {
  const text = 'int a;\nnamespace b {\n}\n';
  for (const end of ['\n', '\r\n', '\r']) t.is(detectLanguage('a.h', Buffer.from(text.replaceAll('\n', end))).language, 'C++');
});

test('detectLanguage looks at a bounded part of a huge file', (t) => {
  const huge = Buffer.alloc(10_000_000, ' ');
  t.is(detectLanguage('a.h', huge).language, 'C');
  t.is(detectLanguage('a.h', Buffer.concat([huge, Buffer.from('\nnamespace a {\n')])).language, 'C');
});
