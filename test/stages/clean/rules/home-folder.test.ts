// User names in the paths of home folders: found where a path is one, and nowhere else.
import test from 'ava';
import {redacted, rulesWith} from './rules-rig.ts';

const rules = rulesWith({people: [{names: ['Ada Lovelace'], emails: ['ada@one.dev'], handles: ['countess']}]});
const clean = (text: string) => redacted(text, rules).text;
const shown = (text: string) => clean(text).replaceAll(/person-[0-9a-f]{10}/g, 'NAME');

test('a user name in a home folder gets a pseudonym, whatever the system', (t) => {
  t.deepEqual(['at /home/lovelace/src/a.rs:3', '(/Users/ada.l/ref/lib/ref.js:5:47)', 'file:///home/lovelace/x', '"C:\\Users\\Lovelace\\x"', '"C:\\\\Users\\\\lovelace\\\\x"', 'in \'/Users/lovelace/b\''].map(shown), [
    'at /home/NAME/src/a.rs:3', '(/Users/NAME/ref/lib/ref.js:5:47)', 'file:///home/NAME/x', '"C:\\Users\\NAME\\x"', '"C:\\\\Users\\\\NAME\\\\x"', 'in \'/Users/NAME/b\'',
  ]);
});

test('a page, an account of no person, a template and a folder without more are left', (t) => {
  for (const text of ['https://site.dev/home/page/x', '"/home/dashboard"', '/home/runner/work/x', '/home/user/x', '/Users/runner/x', '/home/$USER/x', '/home/<name>/x', 'src/home/lovelace/x', '/home/{id}/x', '/home/a/b', '\\Users\\lovelace\\x', '/home/12345/x']) t.is(clean(text), text);
});

test('one person has one pseudonym, by a handle that is known and by a name that is not', (t) => {
  const name = /person-[0-9a-f]{10}/.exec(clean('ada@one.dev'))?.[0];
  t.is(clean('/home/countess/x'), `/home/${name}/x`);
  t.is(clean('/Users/stranger/y').replace('/Users/', '').replace('/y', ''), clean('/home/Stranger/y').replace('/home/', '').replace('/y', ''));
  // What comes out is clean.
  t.is(clean(clean('/home/countess/x')), clean('/home/countess/x'));
});
