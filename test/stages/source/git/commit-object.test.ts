// What commits say about themselves: git judges the sane ones, and the broken ones have one defined reading.
import test from 'ava';
import {ByteReader} from '../../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../../graph/value/byte-writer.ts';
import {parseCommit} from '../../../../stages/source/git/commit-object.ts';
import {commitCodec, correctedIn, type CommitRecord} from '../../../../stages/source/git/commit-record.ts';
import {correctedDate, ownDate} from '../../../../stages/source/git/corrected-date.ts';
import {readFileChange, writeFileChange, type FileChange} from '../../../../stages/source/git/file-change.ts';
import {fileName} from '../../../../stages/source/git/file-name.ts';
import {parseSignature} from '../../../../stages/source/git/signature.ts';
import {random} from '../../../graph/rig/random.ts';
import {bench, rawCommit} from './rig.ts';

const tree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

test('parseSignature: broken lines have one defined reading', (t) => {
  const cases: readonly (readonly [string, string, string, number, string])[] = [
    ['Author Lovelace <author@example.org> 1500000000 +0200', 'Author Lovelace', 'author@example.org', 1_500_000_000, '+0200'],
    ['Author <author@example.org> 99999999999999 +9999', 'Author', 'author@example.org', 99_999_999_999_999, '+9999'],
    ['Author <author@example.org> 1500000000', 'Author', 'author@example.org', 1_500_000_000, '+0000'],
    ['Author <author@example.org> 9999999999999999999999 -0500', 'Author', 'author@example.org', 0, '-0500'],
    ['Author <author@example.org> -5 +0000', 'Author', 'author@example.org', 0, '+0000'],
    ['Author <author@example.org>', 'Author', 'author@example.org', 0, '+0000'],
    ['Author <a <b> c> 12 +0100', 'Author', 'a <b', 12, '+0100'],
    ['<> 12 UTC', '', '', 12, '+0000'],
    ['no brackets at all', '', '', 0, '+0000'],
    ['', '', '', 0, '+0000'],
  ];
  for (const [line, name, email, seconds, zone] of cases) t.deepEqual(parseSignature(line), {name, email, seconds, zone}, line);
});

test('parseCommit: reads what git log prints of sane commits', (t) => {
  const {repo} = bench(t);
  repo.write('a', 'a');
  repo.commit('Subject\n\nBody with ümlaut 漢字\n\n  indented');
  repo.bytes(['-c', 'i18n.commitEncoding=ISO-8859-1', 'commit', '--quiet', '--allow-empty', '-F', '-'], Buffer.from('caf\xe9 na\xefve\n', 'latin1'));
  repo.bytes(['-c', 'i18n.commitEncoding=Shift_JIS', 'commit', '--quiet', '--allow-empty', '-F', '-'], Buffer.from([0x93, 0xfa, 0x96, 0x7b, 10]));
  for (const oid of repo.run('rev-list', 'HEAD').split('\n')) {
    const commit = parseCommit(repo.bytes(['cat-file', 'commit', oid]));
    const {author, committer} = commit;
    const mine = [commit.tree, commit.parents.join(' '), author.name, author.email, author.seconds, committer.name, committer.email, committer.seconds, commit.encoding, commit.message].join('\n');
    t.is(mine.trimEnd(), repo.run('log', '-1', '--format=%T%n%P%n%an%n%ae%n%at%n%cn%n%ce%n%ct%n%e%n%B', oid));
  }
});

test('parseCommit: NUL, undeclared Latin-1, an unknown or false encoding, long headers, no message', (t) => {
  const head = `tree ${tree}\nauthor Author <a@b> 1 +0000\ncommitter Author <a@b> 2 +0000\n`;
  const latin = (text: string) => Buffer.from(head + text, 'latin1');
  t.is(parseCommit(latin('\nbefore\0after')).message, 'before\0after');
  t.is(parseCommit(latin('\ncaf\xe9')).message, 'café');
  t.is(parseCommit(latin('encoding x-martian\n\ncaf\xe9')).message, 'café');
  t.is(parseCommit(latin('encoding Shift_JIS\n\n\xff\xff')).message, 'ÿÿ');
  t.is(parseCommit(latin('encoding utf-16\n\nplain')).encoding, 'utf-16');
  const signed = parseCommit(latin('gpgsig -----BEGIN-----\n author Eve <e@e> 9 +0000\n parent 1234\n -----END-----\n\nsigned'));
  t.deepEqual([signed.message, signed.author.name, signed.parents], ['signed', 'Author', []]);
  t.deepEqual([parseCommit(latin('')).message, parseCommit(Buffer.from('rubbish')).tree], ['', '']);
});

test('parseCommit: a commit with NUL and a broken date that git itself stored', (t) => {
  const {repo} = bench(t);
  const bytes = Buffer.from(`tree ${tree}\nauthor A <a@b> 99999999999999 +9999\ncommitter B <b@c> \n\none\0two\n`);
  const oid = rawCommit(repo, bytes);
  const commit = parseCommit(repo.bytes(['cat-file', 'commit', oid]));
  t.deepEqual([commit.message, commit.author.seconds, commit.committer.seconds], ['one\0two\n', 99_999_999_999_999, 0]);
});

test('correctedDate: after every parent, and an absurd date pushes nobody', (t) => {
  const dated = (committed: number, authored = 0) => {
    const base = parseCommit(Buffer.from(`tree ${tree}\n\n`));
    return {...base, author: {...base.author, seconds: authored}, committer: {...base.committer, seconds: committed}};
  };
  t.is(correctedDate(dated(500), []), 500);
  t.is(correctedDate(dated(500), [100, 700]), 701);
  t.is(ownDate(dated(99_999_999_999_999, 400)), 400);
  t.is(ownDate(dated(99_999_999_999_999, 5_000_000_000)), 0);
  t.is(correctedDate(dated(99_999_999_999_999), [70]), 71);
});

test('fileName: any bytes come back, and plain UTF-8 stays as it is', (t) => {
  const seed = 77;
  t.log(`seed ${seed}`);
  const {int} = random(seed);
  for (const plain of ['a%FF', 'tab\there', 'new\nline', '\x1b[31m', '-x', '漢字', '\ufffd', '"q"']) t.deepEqual(fileName(Buffer.from(plain)), {path: plain});
  t.deepEqual(fileName(Buffer.from('a%\xff', 'latin1')), {path: 'a%25%FF', pathBytes: 'YSX/'});
  for (let round = 0; round < 2000; round++) {
    const bytes = Buffer.from(Array.from({length: 1 + int(6)}, () => 1 + int(255)));
    const {path, pathBytes} = fileName(bytes);
    const back = pathBytes === undefined ? Buffer.from(path) : Buffer.from(path.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1');
    t.true(back.equals(bytes), bytes.toString('hex'));
  }
});

test('commitCodec: what is written is read back', (t) => {
  const seed = 4242;
  t.log(`seed ${seed}`);
  const {int, pick, chance} = random(seed);
  const hex = (length: number) => Array.from({length}, () => int(16).toString(16)).join('');
  const text = () => pick(['', 'plain', 'ümlaut 漢字', 'nul\0tab\t', 'x'.repeat(int(300))]);
  const signature = () => ({name: text(), email: text(), seconds: int(2 ** 31) * (chance(5) ? 100_000 : 1), zone: pick(['+0000', '-1130'])});
  for (let round = 0; round < 200; round++) {
    const width = pick([40, 64]);
    const change = (): FileChange => ({
      status: 'R', score: int(101), oldMode: '100644', newMode: '120000', before: hex(width), after: hex(width),
      ...fileName(Buffer.from([65 + int(20), chance(2) ? 200 : 66])), oldPath: text(),
    });
    const plain = (): FileChange => ({status: pick(['A', 'M', 'D', 'T']), oldMode: '000000', newMode: pick(['100755', '160000', '040000']), path: text()});
    const record: CommitRecord = {
      oid: hex(width), tree: hex(width), parents: Array.from({length: int(4)}, () => hex(width)), author: signature(), committer: signature(),
      encoding: pick(['', 'ISO-8859-1']), message: text(), corrected: int(2 ** 31), changes: Array.from({length: int(5)}, () => (chance(2) ? change() : plain())),
    };
    const bytes = commitCodec.encode(record);
    t.deepEqual(commitCodec.decode(bytes, []), record);
    t.is(correctedIn(bytes), record.corrected);
  }
});

test('FileChange: the old name of a rename keeps bytes that are not UTF-8', (t) => {
  const old = fileName(Buffer.from([0xfe, 0x41]));
  const change: FileChange = {status: 'C', score: 100, oldMode: '100644', newMode: '100644', path: 'new', oldPath: old.path, ...(old.pathBytes !== undefined && {oldPathBytes: old.pathBytes})};
  const writer = new ByteWriter();
  writeFileChange(writer, change);
  t.deepEqual(readFileChange(new ByteReader(writer.done())), change);
});

test('commitCodec: cut or foreign bytes throw, never hang', (t) => {
  const bytes = commitCodec.encode({...parseCommit(Buffer.from(`tree ${tree}\n\nmessage`)), oid: 'a'.repeat(40), corrected: 7, changes: []});
  for (let length = 0; length < bytes.length; length++) t.throws(() => commitCodec.decode(bytes.subarray(0, length), []));
});
