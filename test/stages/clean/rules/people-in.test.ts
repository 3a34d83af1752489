// People as projects list them: in a mailmap, with addresses or without, among titles and prose.
import test from 'ava';
import {peopleIn} from '../../../../stages/clean/personal/people-in.ts';

const names = (text: string) => peopleIn(text).map((person) => person.names.join(' = '));

test('peopleIn() reads a mailmap: spellings of a line are of one person, and so are lines with an address in common', (t) => {
  const list = '# a comment <no@one.dev>\nAda Lovelace <ada@right.dev>\nAda Lovelace <ada@right.dev> <ADA@old.dev>\nAda Lovelace <ada@right.dev> A. King <king@old.dev>\r\n李明 <li@one.dev>\n';
  t.deepEqual(peopleIn(list), [
    {names: ['A. King', 'Ada Lovelace'], emails: ['ADA@old.dev', 'ada@right.dev', 'king@old.dev'], handles: []},
    {names: ['李明'], emails: ['li@one.dev'], handles: []},
  ]);
});

test('peopleIn() reads lists of authors', (t) => {
  t.deepEqual(names("AUTHORS\n=======\n\n * Grace Hopper\n2. Jan van der Berg - documentation\nBrendan O'Dea (@bod)\n1995-1997, 2000 Kurt Gödel <kurt@one.dev>\nAlan Turing <alan@one.dev>, Emmy Noether <emmy@one.dev>\n"), [
    'Grace Hopper', 'Jan van der Berg', "Brendan O'Dea", 'Kurt Gödel', 'Alan Turing', 'Emmy Noether',
  ]);
  t.deepEqual(peopleIn('Adam Smith (@adam-smith)\n')[0]?.handles, ['adam-smith']);
});

test('peopleIn() takes no title, sentence or list for a person', (t) => {
  t.deepEqual(names("Special Thanks\nGNU Make User's Manual\nThe main authors are on the list <list@one.dev>\nLinus wrote the kernel.\nCore Team\nman/de\nSecurity related bug reports <security@one.dev>\nCopyright Acme Inc\n"), ['', '']);
});

test('peopleIn() takes no time over a hostile list', (t) => {
  for (const piece of ['<', '<a@b.dev>', 'Ab ', 'Ab Cd\n', '@a', ', ', '(', 'A', 'é <a@b.dev>, ']) {
    const started = process.hrtime.bigint();
    peopleIn(piece.repeat(2_000_000 / piece.length));
    peopleIn(`${piece.repeat(900 / piece.length)}\n`.repeat(2000));
    t.true(process.hrtime.bigint() - started < 4_000_000_000n, piece);
  }
});
