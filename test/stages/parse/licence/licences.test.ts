// Licences as files say them: expressions, texts, sentences, metadata, folders, and input that means harm.
import {readFileSync} from 'node:fs';
import test from 'ava';
import parse from 'spdx-expression-parse';
import list from 'spdx-license-list/spdx-full.json' with {type: 'json'};
import {printExpression, readExpression} from '../../../../stages/parse/licence/expression.ts';
import {folderLicences} from '../../../../stages/parse/licence/folder-licence.ts';
import {classOf} from '../../../../stages/parse/licence/licence-class.ts';
import {licenceData} from '../../../../stages/parse/licence/licence-data.ts';
import {isTaken} from '../../../../stages/parse/licence/licence-filter.ts';
import {namedLicence} from '../../../../stages/parse/licence/licence-names.ts';
import {licenceWords} from '../../../../stages/parse/licence/licence-words.ts';
import {matchTexts} from '../../../../stages/parse/licence/match-texts.ts';
import {ownLicenceCodec} from '../../../../stages/parse/licence/own-licence-codec.ts';
import {ownLicence} from '../../../../stages/parse/licence/own-licence.ts';
import {random} from '../../clean/rig.ts';

const printed = (text: string) => {
  const read = readExpression(text);
  return read === undefined ? undefined : printExpression(read);
};

test('licences.json is what spdx-license-list says', (t) => {
  const file = new URL('../../../../stages/parse/licence/licences.json', import.meta.url);
  t.is(readFileSync(file, 'utf8'), licenceData(), 'run: npx node stages/parse/licence/licence-data.ts > stages/parse/licence/licences.json');
});

test('readExpression() reads expressions in any case and prints one spelling', (t) => {
  t.is(printed('mit or (apache-2.0 and ISC)'), 'MIT OR Apache-2.0 AND ISC');
  t.is(printed('(MIT OR ISC) AND 0BSD'), '(MIT OR ISC) AND 0BSD');
  t.is(printed('GPL-2.0+'), 'GPL-2.0-or-later');
  t.is(printed('GPL-2.0'), 'GPL-2.0-only');
  t.is(printed('GPL-2.0-with-classpath-exception'), 'GPL-2.0-only WITH Classpath-exception-2.0');
  t.is(printed('MIT OR MIT'), 'MIT');
  t.is(printed('LicenseRef-x OR DocumentRef-a:LicenseRef-b'), 'LicenseRef-x OR DocumentRef-a:LicenseRef-b');
});

for (const text of ['', 'MIT AND', 'AND', '()', '(MIT', 'MIT)', 'MIT ISC', 'No-Such', 'MIT WITH', '+', 'MIT/ISC', '../../etc/passwd', 'MIT\u0000', '__proto__', '('.repeat(100_000), `${'('.repeat(5000)}MIT${')'.repeat(5000)}`, 'MIT AND '.repeat(50_000)]) {
  test(`readExpression() refuses ${JSON.stringify(text.slice(0, 24))} of ${text.length}`, (t) => {
    t.is(readExpression(text), undefined);
  });
}

test('readExpression() accepts what spdx-expression-parse accepts, and what it prints is read again', (t) => {
  const dice = random(7);
  const words = ['MIT', 'ISC', 'GPL-2.0-only', 'Apache-2.0', 'AND', 'OR', 'AND', 'OR', '(', ')', 'WITH', 'Classpath-exception-2.0', 'LicenseRef-a'];
  let valid = 0;
  for (let round = 0; round < 20_000; round++) {
    const text = Array.from({length: 1 + dice(7)}, () => words[dice(words.length)]).join(' ');
    let theirs = true;
    try {
      parse(text);
    } catch {
      theirs = false;
    }
    const ours = printed(text);
    if (theirs) valid++;
    // Theirs passes over empty brackets.
    if (theirs && !text.includes('( )')) t.not(ours, undefined, text);
    if (ours !== undefined) t.is(printed(ours), ours, text);
  }
  t.true(valid > 500);
});

test('classOf() takes the freest of alternatives and the strictest of all, and no licence for permissive that nobody judged', (t) => {
  const of = (text: string) => classOf(readExpression(text) ?? t.fail(text));
  t.deepEqual(['MIT', 'GPL-3.0-only OR MIT', 'GPL-3.0-only AND MIT', 'GPL-2.0-only WITH Classpath-exception-2.0', 'LGPL-2.1-only', 'CC0-1.0', 'BUSL-1.1', 'LicenseRef-x', 'MIT AND LicenseRef-x', 'CC-BY-NC-4.0'].map(of), [
    'permissive', 'permissive', 'strong-copyleft', 'weak-copyleft', 'weak-copyleft', 'public-domain', 'proprietary', 'unknown', 'unknown', 'proprietary',
  ]);
});

test('matchTexts() finds every text of the list under its own name, or that of the text it is equal to', (t) => {
  const wrong = Object.entries(list).flatMap(([id, {licenseText}]) => (matchTexts(licenceWords(licenseText))[0]?.id === id ? [] : [id]));
  t.true(wrong.length <= 70, wrong.join(' '));
  t.deepEqual(['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'MPL-2.0', 'GPL-2.0-only', 'GPL-3.0-only', 'AGPL-3.0-only', 'LGPL-2.1-only', 'Unlicense', 'Zlib', 'BSL-1.0', 'JSON', 'EPL-2.0', 'CC0-1.0'].filter((id) => wrong.includes(id)), []);
});

test('namedLicence() knows what people call licences', (t) => {
  const of = (name: string) => {
    const read = namedLicence(name);
    return read === undefined ? undefined : printExpression(read);
  };
  t.deepEqual(['Apache License, Version 2.0', 'The MIT License (MIT)', 'New BSD License', 'GPLv3+', 'GNU Lesser General Public License v2.1', 'MIT/Apache-2.0', 'Ask me', 'UNLICENSED'].map(of), ['Apache-2.0', 'MIT', 'BSD-3-Clause', 'GPL-3.0-or-later', 'LGPL-2.1-only', 'MIT OR Apache-2.0', undefined, 'LicenseRef-proprietary']);
});

test('folderLicences() asks the nearest folder, and an unknown text is not outvoted by one above', (t) => {
  const of = folderLicences([{path: 'LICENSE', as: 'text', expression: 'MIT'}, {path: 'a/LICENSE', as: 'text', expression: ''}, {path: 'b/package.json', as: 'metadata', expression: 'ISC'}]);
  t.deepEqual(['', 'x/y', 'a/b', 'b/c'].map((dir) => of(dir).expression), [readExpression('MIT'), readExpression('MIT'), undefined, readExpression('ISC')]);
  t.deepEqual(of('b').texts, ['LICENSE']);
  t.deepEqual(of(Array.from({length: 50_000}, () => 'd').join('/')).expression, readExpression('MIT'));
});

test('isTaken() reads rules by class and id', (t) => {
  const rules = {allow: ['permissive'], deny: ['ISC'], unknown: 'drop'} as const;
  t.deepEqual(['MIT', 'ISC', 'ISC OR MIT', 'ISC AND MIT', 'GPL-3.0-only', '', 'LicenseRef-x'].map((text) => isTaken(text, rules)), [true, false, true, false, false, false, false]);
});

test('ownLicence() is not led astray, and takes no time over it', (t) => {
  t.is(ownLicence('package.json', '{"license": "SEE LICENSE IN ../../etc/passwd"}').expression, '');
  t.is(ownLicence('package.json', '['.repeat(500_000)).expression, '');
  t.is(ownLicence('a.c', 'const text = "SPDX-License-Identifier: MIT";\n').expression, '');
  t.is(ownLicence('a.c', '// SPDX-License-Identifier: MIT AND AND\n').expression, '');
  for (const piece of ['license ', '(c) ', '/* license ', 'permission is hereby granted ', 'under the gnu general public license ', 'the name of ', '<licenses>', 'permission to use copy modify distribute this software ', '\n=head1 ', 'and x '.repeat(50), '\n', '"""']) {
    for (const path of ['LICENSE', 'a.c', 'pom.xml', 'setup.py', 'README.md', 'Cargo.toml', 'a.gemspec']) {
      const started = process.hrtime.bigint();
      ownLicence(path, piece.repeat(10_000_000 / piece.length));
      t.true(process.hrtime.bigint() - started < 5_000_000_000n, `${path} of ${piece}`);
    }
  }
});

test('ownLicenceCodec gives back what was written', (t) => {
  for (const text of ['// SPDX-License-Identifier: MIT\n', '// (c) 2001 Zoë 漢\n', 'x', readFileSync(new URL('../../../../LICENSE', import.meta.url), 'utf8')]) {
    for (const path of ['a.c', 'LICENSE', 'package.json']) {
      const own = ownLicence(path, text);
      t.deepEqual(ownLicenceCodec.decode(ownLicenceCodec.encode(own), []), own);
    }
  }
});
