// The table of languages is what the package says, and complete enough to decide.
import {readFileSync} from 'node:fs';
import test from 'ava';
import {allClashes} from '../../../../stages/parse/language/clashes/resolve-clash.ts';
import {languageData} from '../../../../stages/parse/language/language-data.ts';
import {languageTable} from '../../../../stages/parse/language/language-table.ts';
import languages from '../../../../stages/parse/language/languages.json' with {type: 'json'};

test('languages.json is what linguist-languages says', (t) => {
  const file = new URL('../../../../stages/parse/language/languages.json', import.meta.url);
  t.is(readFileSync(file, 'utf8'), languageData(), 'run: node stages/parse/language/language-data.ts > stages/parse/language/languages.json');
});

test('every extension that languages share has an entry among the clashes', (t) => {
  const clues = new Set(allClashes.flatMap(({of}) => of));
  const shared = new Set(languages.flatMap(({extensions}) => extensions ?? []).map((extension) => extension.toLowerCase()).filter((extension) => languageTable().byExtension(extension).length > 1));
  t.deepEqual([...shared].filter((extension) => !clues.has(extension)), []);
  t.is(clues.size, allClashes.flatMap(({of}) => of).length, 'an extension stands in two entries');
});

test('clashes speak of known languages only', (t) => {
  const named = allClashes.flatMap(({rules, otherwise}) => [...rules.map(({is}) => is), ...(otherwise === undefined ? [] : [otherwise])]);
  t.deepEqual(named.filter((name) => languageTable().named(name)?.name !== name), []);
});

test('languageTable knows names, aliases and groups', (t) => {
  t.is(languageTable().named('c++')?.name, 'C++');
  t.is(languageTable().named('objective-c')?.name, 'Objective-C');
  t.is(languageTable().named('RS')?.name, 'Rust');
  t.deepEqual(languageTable().named('TSX'), {name: 'TSX', group: 'TypeScript', type: 'programming'});
  t.is(languageTable().named('no such language'), undefined);
});
