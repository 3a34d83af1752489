// Contents that say something of licences, or that rules of quality look for, in each of the ways they can.
import {readFileSync} from 'node:fs';
import type {Text} from './texts.ts';

/** Our own licence: as good an MIT text as any. */
export const mit = readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8');

const isc = 'ISC License\n\nCopyright (c) 2020 Zoë <z@example.org>\n\nPermission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above\ncopyright notice and this permission notice appear in all copies.\n\nTHE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.\n';
const gnu = (name: string, version: string, later = '') => ` * This program is free software: you can redistribute it and/or modify\n * it under the terms of the GNU ${name} as published by\n * the Free Software Foundation, ${version} of the License${later}.\n`;
const apache = '# Copyright 2019 The Authors\n#\n# Licensed under the Apache License, Version 2.0 (the "License");\n# you may not use this file except in compliance with the License.\n';

const headers: Readonly<Record<string, string>> = {
  'an SPDX line': '// SPDX-License-Identifier: MIT\nlet a = 1;\n',
  'an SPDX expression': '/* SPDX-License-Identifier: (GPL-2.0 WITH Linux-syscall-note) OR BSD-3-Clause */\nint a;\n',
  'two SPDX lines': '# SPDX-License-Identifier: MIT\n# SPDX-License-Identifier: ISC\n',
  'a broken SPDX line': '// SPDX-License-Identifier: MIT AND AND\n',
  'an SPDX line in code': 'let mark = "SPDX-License-Identifier: MIT";\n',
  'Apache': apache,
  'GPL or later': `/*\n * Copyright (C) 1999 Somebody\n *\n${gnu('General Public License', 'either version 2', ', or (at your option) any later version')} */\nint a;\n`,
  'GPL only': `/*\n${gnu('General Public License', 'version 3')} */\nint a;\n`,
  'LGPL': `/*\n${gnu('Lesser General Public License', 'version 2.1')} */\nint a;\n`,
  'AGPL': `/*\n${gnu('Affero General Public License', 'either version 3', ', or (at your option) any later version')} */\nint a;\n`,
  'MPL': '// This Source Code Form is subject to the terms of the Mozilla Public\n// License, v. 2.0. If a copy of the MPL was not distributed with this\n// file, You can obtain one at https://mozilla.org/MPL/2.0/.\n',
  'two to choose from': '// Licensed under either of Apache License, Version 2.0 or MIT license at your option.\n',
  'a whole text': `/*\n${mit.split('\n').map((line) => ` * ${line}`).join('\n')}\n */\nint a;\n`,
  'public domain': '-- This file has been placed in the public domain.\n',
  'proprietary': '// Unauthorized copying of this file, via any medium, is strictly prohibited.\n// Proprietary and confidential.\n',
  'only a copyright': '// Copyright (c) 2001-2003 Zoë, 漢\n// (c) 2004 B\nint a;\n',
  'text in a string': 'const text = `Licensed under the MIT license`;\n',
  'at the end': `${'int a;\n'.repeat(70)}// Licensed under the MIT license.\n`,
};

const files: readonly Text[] = [
  {path: 'LICENSE', content: mit}, {path: 'a/COPYING', content: isc}, {path: 'LICENSE-THIRD-PARTY', content: mit}, {path: 'LICENSES/MIT.txt', content: mit}, {path: 'b/LICENSE.md', content: 'Ask first.\n'}, {path: 'license.ts', content: 'export const a = 1;\n'},
  {path: 'c/LICENCE', content: `${mit}\n\n${isc}`},
  {path: 'package.json', content: '{"name": "a", "license": "MIT"}'}, {path: 'd/package.json', content: '{"licenses": [{"type": "MIT"}, {"type": "GPL-2.0"}]}'}, {path: 'e/package.json', content: '{"license": "SEE LICENSE IN ../../x"}'}, {path: 'f/package.json', content: '{"license": "Ask me"}'}, {path: 'g/package.json', content: '{"license": '},
  {path: 'Cargo.toml', content: '[package]\nname = "a"\nlicense = "MIT/Apache-2.0" # both\n\n[dependencies]\nlicense = "x"\n'}, {path: 'h/Cargo.toml', content: '[package]\nlicense.workspace = true\nlicense-file = "../../etc/passwd"\n'}, {path: 'i/Cargo.toml', content: '[workspace.package]\nlicense = "ISC"\n'},
  {path: 'pyproject.toml', content: '[project]\nname = "a"\nlicense = {text = "BSD 3-Clause"}\n'}, {path: 'setup.cfg', content: '[metadata]\nname = a\nlicense = Apache 2.0\n'}, {path: 'setup.py', content: 'setup(\n  classifiers=["License :: OSI Approved :: MIT License"],\n)\n'},
  {path: 'pom.xml', content: '<project><licenses><license><name>The Apache Software License, Version 2.0</name></license></licenses></project>'}, {path: 'composer.json', content: '{"license": ["LGPL-2.1-only", "GPL-3.0-or-later"]}'}, {path: 'a.gemspec', content: "Gem::Specification.new do |s|\n  s.licenses = ['MIT', 'Ruby']\nend\n"}, {path: 'b.gemspec', content: 's.license = "GPLv3+"\n'},
];

const quality: readonly Text[] = [
  {path: 'wide.js', content: `let a = "${'x y '.repeat(400)}";\n`}, {path: 'auto.c', content: '/* one */\n/* This file is generated */\nint a;\n'}, {path: 'numbers.c', content: 'int a[] = {\n' + '  0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf0,\n'.repeat(60) + '};\n'},
  {path: 'blob.py', content: `data = "${'QUJD'.repeat(300)}"\n`}, {path: 'escapes.js', content: `let a = '${'\\u4f60'.repeat(20)}';\n`}, {path: 'page.html', content: '<!doctype html><html><head><style>a {}</style><script>let a = "<p>";</script></head><body><p>Hi</p><!-- no --></body></html>\n'},
  {path: 'twice.md', content: 'cafÃ© crÃ¨me â€“ naÃ¯ve\n'}, {path: 'a/__snapshots__/b.txt', content: 'x\n'}, {path: 'c.ambr', content: '# serializer version: 1\n'}, {path: 'cass.yaml', content: 'interactions:\n- request:\n    uri: x\n'},
  {path: 'conf.py', content: 'config = 1\nconfig.a = 2\nconfig.b = 3\n'}, {path: 'none.py', content: 'print(1)\n'}, {path: 'a.xml', content: '<?xml version="1.0"?>\n<a/>\n'}, {path: 'letters.txt', content: 'été 漢字 😀 1 ٣ 12\n'}, {path: 'lines.rs', content: Array.from({length: 12}, (_, at) => `// ${'x'.repeat((at * 7) % 31)}`).join('\n')},
];

export const licenceTexts: Readonly<Record<string, Text>> = {
  ...Object.fromEntries(Object.entries(headers).map(([name, content]) => [`licence: ${name}`, {path: `src/${name.replaceAll(' ', '-')}.${content.startsWith('#') ? 'py' : content.startsWith('--') ? 'sql' : 'c'}`, content}])),
  ...Object.fromEntries(files.map((text) => [`licence: ${text.path}`, text])),
  ...Object.fromEntries(quality.map((text) => [`quality: ${text.path}`, text])),
};
