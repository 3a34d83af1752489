import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {codeItems, type CodeRules} from '../../../../stages/tokenize/structural/code-items.ts';
import {codeText} from '../../../../stages/tokenize/structural/code-text.ts';
import type {Item} from '../../../../stages/tokenize/structural/structural-token.ts';
import {freshSeed, nastyText, type Seeded} from '../seeded.ts';
import {allRules, stretchesOf} from './rig.ts';

const none: CodeRules = {changes: false, newlines: false, indents: false, keywords: false, macros: false};

function spelled(items: readonly Item[]): string {
  return items.map((item) => ('text' in item ? JSON.stringify(item.text) : 'token' in item ? item.token : '?')).join(' ');
}

function marked(code: string, rules: Partial<CodeRules>, path = 'a.rs'): string {
  return spelled(codeItems({path, code: [{text: code, changed: true}]}, {...none, ...rules}));
}

test('codeItems() without rules is the code as one text, wherever it changed', (t) => {
  t.is(spelled(codeItems({path: 'a.rs', code: [{text: 'a\n', changed: true}, {text: 'b', changed: false}]}, none)), '"a\\nb"');
  t.deepEqual(codeItems({path: 'a.rs', code: []}, none), []);
});

test('codeItems() marks changed lines', (t) => {
  t.is(spelled(codeItems({path: 'a.rs', code: [{text: 'a\n', changed: true}, {text: 'b', changed: false}]}, {...none, changes: true})), '<CHANGE_START> "a\\n" <CHANGE_END> "b"');
});

test('codeItems() says an indentation once, and closes what is open', (t) => {
  t.is(marked('a\n  b\n  c\n\td\n\n   e', {indents: true}), '"a\\n" <INDENT> "  b\\nc\\n" <DEDENT> <INDENT> "\\td\\n\\n" <DEDENT> <INDENT> "   e" <DEDENT>');
  t.is(marked('if a:\n\tb\n\t\tc\nd\n', {indents: true, newlines: true}, 'a.txt'), '"if a:" <NEWLINE> <INDENT> "\\tb" <NEWLINE> <INDENT> "\\tc" <NEWLINE> <DEDENT> <DEDENT> "d" <NEWLINE>');
});

test('codeItems() takes words of the language of the path for keywords, and of no other', (t) => {
  t.is(marked('fn fnord() { println!("fn"); x!=y; éfn }', {keywords: true, macros: true}), '<KW:fn> " fnord() { " <MACRO:println!> "(\\"" <KW:fn> "\\"); x!=y; éfn }"');
  t.is(marked('fn a() { println!() }', {keywords: true}), '<KW:fn> " a() { println!() }"');
  t.is(marked('fn a() { println!() }', {macros: true}), '"fn a() { " <MACRO:println!> "() }"');
  t.is(marked('fn def', {keywords: true, macros: true}, 'a.py'), '"fn " <KW:def>');
  t.is(marked('fn def', {keywords: true, macros: true}, 'a.txt'), '"fn def"');
});

test('codeItems() opens and closes as often', (t) => {
  const random = freshSeed();
  t.log(`SEED=${random.seed}`);
  for (let round = 0; round < 300; round++) {
    const names = codeItems({path: 'a.rs', code: stretchesOf(indented(random), random)}, {changes: true, newlines: true, indents: true, keywords: true, macros: true}).map((item) => ('token' in item ? item.token : ''));
    const count = (name: string) => names.filter((token) => token === name).length;
    t.is(count('<INDENT>'), count('<DEDENT>'));
    t.is(count('<CHANGE_START>'), count('<CHANGE_END>'));
  }
});

test('codeText() of codeItems() is the code: random lines, every rule', (t) => {
  const random = freshSeed();
  t.log(`SEED=${random.seed}`);
  for (let round = 0; round < 200; round++) {
    const code = random.below(2) === 0 ? indented(random) : nastyText(random, 20);
    for (const rules of allRules) {
      const items = codeItems({path: random.pick(['a.rs', 'a.ts', 'a.py', 'a.txt']), code: stretchesOf(code, random)}, rules);
      t.is(codeText(items), code, `${JSON.stringify(code)} by ${JSON.stringify(rules)}`);
    }
  }
});

test('codeText() of codeItems() is the code: every text of this repository', (t) => {
  const root = join(import.meta.dirname, '../../../..');
  const random = freshSeed();
  t.log(`SEED=${random.seed}`);
  const paths = execFileSync('git', ['ls-files', '-z', 'graph', 'cache', 'stages', 'tools', 'test/stages', 'docs', 'README.md', '.github', '.ci'], {cwd: root}).toString().split('\0').filter((path) => path !== '');
  t.true(paths.length > 300);
  for (const path of paths) {
    const code = readFileSync(join(root, path), 'utf8');
    // Everything, and one at random: each of the sixteen meets a share of the files.
    for (const rules of [allRules.at(-1) ?? none, allRules[random.below(16)] ?? none]) t.true(codeText(codeItems({path, code: stretchesOf(code, random)}, rules)) === code, `${path} by ${JSON.stringify(rules)}`);
  }
});

/** Lines of every indentation, blank lines, tabs among spaces, carriage returns, words of languages, tags of ours. */
function indented(random: Seeded): string {
  const line = () => ' \t'.repeat(random.below(2)) + random.pick(['', ' ', '\t', '  ', '    ', '\t\t', ' \t']).repeat(random.below(4)) + random.pick(['', '', '\r', 'fn a() {', '}', 'println!("x")', 'return', '<INDENT>', '<NEWLINE>', '<KW:fn>', '漢 字', '\u2028', '\u00a0x', '\f', '\v a']) + random.pick(['', '', ' ', '\t']);
  return Array.from({length: random.below(12)}, line).join('\n') + random.pick(['', '\n']);
}
