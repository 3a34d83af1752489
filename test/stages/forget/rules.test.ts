import test from 'ava';
import {authorRule, isAbout, isAuthorRule} from '../../../stages/forget/author-rule.ts';
import {authorsOf} from '../../../stages/forget/authors-of.ts';
import {isRuleLine, noForgetting, readRules, spellRules} from '../../../stages/forget/forget-rules.ts';
import {forgetter} from '../../../stages/forget/forgetter.ts';
import {pullOfMessage} from '../../../stages/forget/pull-of-message.ts';

test('isAbout() knows a person by address, name or both, in any case and with any blanks, and nobody else', (t) => {
  const ada = {name: 'Ada  Lovelace', email: 'Ada@Example.org'};
  for (const who of ['ada@example.org', '<ADA@example.org>', ' ada LOVELACE', 'Ada Lovelace <ada@example.org>']) {
    const rule = authorRule(who, 'c0ffee');
    t.true(isAuthorRule(rule) && !/ada/.test(rule));
    t.true(isAbout(rule, ada), who);
    t.false(isAbout(rule, {name: 'Ada', email: 'ada@example.com'}), who);
    t.not(authorRule(who, 'c0ffe0').split(':')[1], rule.split(':')[1]);
  }
  t.true(isAbout(authorRule('Zoe\u0308', ''), {name: 'Zo\u00eb', email: ''}));
  // Nobody is not somebody.
  t.false(isAbout(authorRule('', ''), {name: '', email: ''}));
});

test('authorsOf() takes co-authors from trailers, and no other trailer', (t) => {
  const author = {name: 'A', email: 'a@x'};
  const message = 'Say\n\nCo-authored-by: B C <b@x>\r\nco-Authored-By:<c@x>\nReviewed-by: D <d@x>\nSigned-off-by: E <e@x>\nnot co-authored-by: F <f@x>\nCo-authored-by: nobody\n';
  t.deepEqual(authorsOf({author, message}), [author, {name: 'B C', email: 'b@x'}, {name: '', email: 'c@x'}]);
  t.is(authorsOf({author, message: `Co-authored-by:${' '.repeat(100_000)}\n`.repeat(20)}).length, 1);
});

const subjects: readonly (readonly [string, number | undefined])[] = [
  ['Fix it (#12)', 12],
  ['Fix it (#12) (#34)', 34],
  ['Revert "Fix it (#12)" (#13)', 13],
  ['Revert "Fix it (#12)"', 12],
  ['Merge pull request #7 from a/b', 7],
  ['Merge pull request #7 from a/fix-(#8)', 7],
  ['Auto merge of #9 - a:b, r=c', 9],
  ['Merge #10: something', 10],
  ['\n\nFix it (#5)\n\nand (#6)', 5],
  ['Fix #12', undefined],
  ['Merge branch side (see #3)', undefined],
  ['Fix it\n\n(#12)', undefined],
  ['Fix it (#12345678901)', undefined],
  ['', undefined],
];
for (const [message, number] of subjects) test(`pullOfMessage(): ${JSON.stringify(message)}`, (t) => void t.is(pullOfMessage(message), number));

test('spellRules() gives one spelling in ASCII, which readRules() reads back', (t) => {
  const rules = {...noForgetting, authors: [authorRule('b', '01'), authorRule('a', '02')], paths: ['z', 'p\u00e4th/\u6f22 \u{1f600}\n"', 'a'], commits: ['ab'.repeat(20)], pulls: [10, 9]};
  const lines = spellRules(rules, 'commits');
  t.true(lines.every((line) => isRuleLine(line) && /^[\x20-\x7e]+$/.test(line)));
  t.deepEqual(spellRules(readRules(lines), 'commits'), lines);
  t.deepEqual(readRules(lines).paths.toSorted(), rules.paths.toSorted());
  t.deepEqual(spellRules({...rules, paths: rules.paths.toReversed(), pulls: [9, 10, 9]}, 'commits'), lines);
  t.deepEqual(spellRules(rules, 'files'), lines.filter((line) => line.includes(' path ')));
  t.deepEqual(spellRules(noForgetting, 'commits'), []);
});

test('forgetter() takes a folder for all that is in it, a glob for what it names, and a rename by either side', (t) => {
  const {path, change} = forgetter({...noForgetting, paths: ['docs/', 'src/*.md', 'one.txt', 'p[0]']});
  t.deepEqual(['docs/a/b', 'docs', 'src/a.md', 'one.txt', '.x/one.txt', 'docs2/a', 'src/a/b.md', 'one.txt.bak', 'p[0]', 'p[0]/a', 'p0', 'p0/a'].map(path), [true, true, true, true, false, false, false, false, true, true, true, true]);
  t.deepEqual([{path: 'a', oldPath: 'docs/a'}, {path: 'docs/a', oldPath: 'a'}, {path: 'a', oldPath: 'b'}].map(change), [true, true, false]);
  t.false(forgetter(noForgetting).path('anything'));
});
