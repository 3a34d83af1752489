import test from 'ava';
import {outlineByPatterns} from '../../../../stages/parse/outline/patterns/outline-by-patterns.ts';
import {patternLanguage} from '../../../../stages/parse/outline/patterns/pattern-languages.ts';

/** Kind, name and the text at the name's place, which must be the name. */
function found(name: string, text: string): readonly string[] {
  const language = patternLanguage(name);
  if (language === undefined) throw new Error(name);
  const bytes = Buffer.from(text);
  const {how, declarations} = outlineByPatterns(text, bytes.length, language);
  if (how !== 'patterns') throw new Error(how);
  return declarations.map(({kind, name: own, nameAt, line}) => `${line} ${kind} ${own}${bytes.toString('utf8', nameAt, nameAt + own.length) === own ? '' : ' elsewhere'}`);
}

test('declaring lines of languages without grammar are found, with their names where they stand', (t) => {
  t.deepEqual(found('Lua', '-- é\nlocal function grind(a)\nend\nM.sift = function () end\nfunction M:turn() end\nlocal x = 3\n'), ['2 function grind', '4 function M.sift', '5 function M:turn']);
  t.deepEqual(found('Perl', 'package Mill::Stone;\nsub grind {\n  my $sub = 1;\n}\n'), ['1 package Mill::Stone', '2 function grind']);
  t.deepEqual(found('SQL', 'CREATE TABLE IF NOT EXISTS stones (id int);\ncreate or replace function grind() returns int\nselect * from stones;\n'), ['1 table stones', '2 function grind']);
  t.deepEqual(found('Swift', '@objc public final class Stone: Base {\n  private(set) var a = 1\n  static func grind() {}\n}\nextension Stone {}\n'), ['1 class Stone', '3 function grind', '5 extension Stone']);
});

test('a line that never ends costs no more than its beginning', (t) => {
  t.deepEqual(found('Swift', `${'public '.repeat(150_000)}func a()`), []);
  t.deepEqual(found('SQL', `create ${'\t'.repeat(1_000_000)}table a`), []);
});
