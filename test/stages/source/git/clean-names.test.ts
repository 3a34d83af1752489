// Names of files without people: what gets a pseudonym, what is left, and that two files stay two.
import test from 'ava';
import type {CleanRules} from '../../../../stages/clean/clean-rules.ts';
import {pseudonym} from '../../../../stages/clean/personal/pseudonym.ts';
import {cleanChanges, nameCleaner} from '../../../../stages/source/git/clean-names.ts';
import {random} from '../../../graph/rig/random.ts';
import {only, rulesWith, salt} from '../../clean/rules/rules-rig.ts';

const ada = {names: ['Ada Lovelace'], emails: ['ada@one.dev', 'ada@two.dev'], handles: ['countess']};
const cleaner = (change: Partial<CleanRules> = {}) => nameCleaner(rulesWith({people: [ada], ...change}));
const clean = (path: string, change: Partial<CleanRules> = {}) => cleaner(change)({path}).name.path;
const person = pseudonym('name', 'Ada Lovelace', salt);
const stranger = pseudonym('name', 'bob@mail.service.dev', salt);

test('addresses, known names and home folders in a path get the pseudonym that texts give', (t) => {
  t.regex(clean('users/ada@one.dev/config.yml'), new RegExp(`^users/${person}-[0-9a-f]{6}@users\\.invalid/config\\.yml$`));
  t.is(clean('users/bob@mail.service.dev.md'), `users/${stranger}@users.invalid.md`);
  t.is(clean('talks/Ada Lovelace.md'), `talks/${person}.md`);
  t.regex(clean('home/countess/x.txt'), new RegExp(`^home/${person}-[0-9a-f]{6}/x.txt$`));
});

test('what only looks like a person is left, and so are classes that are off and findings that were reviewed', (t) => {
  for (const path of ['node_modules/@babel/core@7.0.0/index.js', 'icons/logo@2x.png', 'units/getty@tty1.service', 'src/chunk@app.module.css', 'src/a b.ts', 'pages/home/index.ts', 'a@b.config.json', 'src/3f2a9c4e5b6d7e8f9a0b1c2d3e4f5a6b.js']) t.is(clean(path), path);
  t.is(clean('users/ada@one.dev/x', {classes: only(['names'])}), 'users/ada@one.dev/x');
  const {redactions} = cleaner()({path: 'é/ada@one.dev/x'});
  t.deepEqual(redactions.map(({rule, at, length}) => [rule, at, length]), [['e-mail', 3, 38]]);
  t.is(clean('users/ada@one.dev/x', {allow: redactions.map(({saltedHash}) => saltedHash)}), 'users/ada@one.dev/x');
});

test('two paths never become one, and a clean path stays as it is', (t) => {
  const {int, pick} = random(7);
  const pieces = ['ada@one.dev', 'ADA@one.dev', 'Ada@One.Dev', 'ada@two.dev', 'Ada Lovelace', '/', '.md', 'home/countess/', 'home/Countess/', 'home/bobby/', 'x', '-', '.yml', 'bob@mail.service.dev', 'BOB@mail.service.dev'];
  const one = cleaner();
  const seen = new Map<string, string>();
  let changed = 0;
  for (let at = 0; at < 20_000; at++) {
    const path = Array.from({length: 1 + int(5)}, () => pick(pieces)).join('');
    const {path: made} = one({path}).name;
    t.is(seen.get(made) ?? path, path, made);
    seen.set(made, path);
    if (made !== path) changed++;
    t.is(one({path: made}).name.path, made, path);
  }
  t.true(changed > 1000);
});

test('cleanChanges() cleans both names of a rename, and gives back what needs nothing', (t) => {
  const kept = {status: 'M', oldMode: '100644', newMode: '100644', before: 'a', after: 'b', path: 'x.ts'} as const;
  const {changes, redactions} = cleanChanges([kept, {...kept, status: 'R', path: 'users/new', oldPath: 'users/ada@one.dev'}], cleaner());
  t.is(changes[0], kept);
  t.deepEqual(changes[1], {...kept, status: 'R', path: 'users/new', oldPath: clean('users/ada@one.dev')});
  t.is(redactions.length, 1);
  t.false(JSON.stringify(changes).includes('ada@'));
});
