import test from 'ava';
import {messageParts} from '../../../stages/document/commit-message.ts';
import {random} from '../../graph/rig/random.ts';
import {data, importStream} from '../../mill/fast-history.ts';
import {bench} from '../source/git/rig.ts';

const lines = [
  'Fix it', 'and more', '', '', ' ', 'Signed-off-by: Ada <ada@example.org>', 'Reviewed-by: Bob', 'Change-Id: I0123', 'key : value', ' folded on', '\tfolded too', 'no trailer here', 'Also: this', '(cherry picked from commit 0123456)',
  'http://example.org', 'https://example.org/a:b', '# comment', '---', 'Empty:', 'Ünicode: no', 'two words: no', 'a:b', '-dash: x', 'Closes: #1', 'cr\r', '> quoted: text',
];

const messages = [
  'subject\n\nSigned-off-by: Ada <ada@example.org>\n', 'subject\nSigned-off-by: Ada\n', 'Signed-off-by: Ada\n', 'subject\n\nbody\n\nKey: one\n  more\nOther: two\n', 'subject\n\nnot: all\nof this\nis: one\n',
  'subject\n\nmost of this\nis text\nand more text\nSigned-off-by: Ada\n', 'subject\n\ntext\ntext\ntext\ntext\ntext\nSigned-off-by: Ada\n', '\n\nleading\nlines\n\n\nbody\n\n\n', '', '\n', 'subject\n\nKey: value\n\n', 'subject\n\n\tFolded: first\nKey: a\n',
];

// Git is asked about all messages in one process.
test('messageParts(): subject, body and trailers are those that git finds', (t) => {
  const {repo} = bench(t);
  const dice = random(31);
  const all = [...messages, ...Array.from({length: 400}, () => Array.from({length: 1 + dice.int(9)}, () => dice.pick(lines)).join('\n') + (dice.chance(2) ? '\n' : ''))];
  importStream(repo, all.flatMap((message) => ['commit refs/heads/main\ncommitter C <c@example.org> 1500000000 +0000\n', data(message)]));
  const byGit = repo.bytes(['log', '--reverse', '--topo-order', '--format=%s%x00%b%x00%(trailers:only=true,unfold=true)%x01', 'main']).toString('utf8').split('\x01\n').slice(0, -1).map((text) => text.split('\0'));
  t.is(byGit.length, all.length);
  for (const [at, message] of all.entries()) {
    const {subject, body, trailers} = messageParts(message);
    const [wantedSubject = '', wantedBody = '', wantedTrailers = ''] = byGit[at] ?? [];
    t.is(subject, wantedSubject, JSON.stringify(message));
    t.is(body, wantedBody.replace(/\n+$/, ''), JSON.stringify(message));
    t.deepEqual(trailers.map(({key, value}) => `${key}: ${value}`.trim()), wantedTrailers.split('\n').map((line) => line.trim()).filter((line) => line !== ''), JSON.stringify(message));
  }
});
