// Commits as histories hold them: every kind of change, and what people and tools write into the lines above it. Spelled out.
import type {CommitRecord} from '../../stages/source/git/commit-record.ts';
import type {FileChange} from '../../stages/source/git/file-change.ts';

const oid = (digit: string) => digit.repeat(40);
const [plain, runnable, link, module, absent] = ['100644', '100755', '120000', '160000', '000000'] as const;

const commit: CommitRecord = {
  oid: oid('1'),
  tree: oid('2'),
  parents: [oid('3')],
  author: {name: 'Ada', email: 'ada@example.org', seconds: 1_500_000_000, zone: '+0200'},
  committer: {name: 'Bob', email: 'bob@example.org', seconds: 1_500_000_100, zone: '+0000'},
  encoding: '',
  message: 'Add a\n\nIt is needed.\n',
  corrected: 1_500_000_100,
  changes: [],
};

export const changes: Readonly<Record<string, FileChange>> = {
  added: {status: 'A', oldMode: absent, newMode: plain, after: oid('a'), path: 'src/a.rs'},
  modified: {status: 'M', oldMode: plain, newMode: plain, before: oid('a'), after: oid('b'), path: 'src/a.rs'},
  deleted: {status: 'D', oldMode: plain, newMode: absent, before: oid('b'), path: 'src/a.rs'},
  renamed: {status: 'R', score: 100, oldMode: plain, newMode: plain, before: oid('a'), after: oid('a'), path: 'src/b.rs', oldPath: 'src/a.rs'},
  renamedAndEdited: {status: 'R', score: 87, oldMode: plain, newMode: runnable, before: oid('a'), after: oid('c'), path: 'src/new name.rs', oldPath: 'src/a.rs'},
  copied: {status: 'C', score: 60, oldMode: plain, newMode: plain, before: oid('a'), after: oid('d'), path: 'src/copy.rs', oldPath: 'src/a.rs'},
  becameLink: {status: 'T', oldMode: plain, newMode: link, before: oid('a'), after: oid('e'), path: 'docs/link.md'},
  becameFile: {status: 'T', oldMode: link, newMode: plain, before: oid('e'), after: oid('a'), path: 'docs/link.md'},
  becameModule: {status: 'T', oldMode: plain, newMode: module, before: oid('a'), after: oid('9'), path: 'lib'},
  module: {status: 'M', oldMode: module, newMode: module, before: oid('8'), after: oid('9'), path: 'lib'},
  addedModule: {status: 'A', oldMode: absent, newMode: module, after: oid('9'), path: 'lib'},
  mode: {status: 'M', oldMode: plain, newMode: runnable, before: oid('a'), after: oid('a'), path: 'run.sh'},
  oddName: {status: 'A', oldMode: absent, newMode: plain, after: oid('c'), path: 'new\nline "quoted" \\ tab\t 😀.txt'},
  foreignName: {status: 'R', score: 51, oldMode: plain, newMode: plain, before: oid('b'), after: oid('c'), path: 'caf%E9', pathBytes: Buffer.from('caf\xe9', 'latin1').toString('base64'), oldPath: '%FF', oldPathBytes: Buffer.from('\xff', 'latin1').toString('base64')},
};

const all = Object.values(changes);
const sha256 = (digit: string) => digit.repeat(64);

export const commits: Readonly<Record<string, CommitRecord>> = {
  ...Object.fromEntries(Object.entries(changes).map(([name, change]) => [`change: ${name}`, {...commit, changes: [change]}])),
  'all changes': {...commit, oid: oid('4'), changes: all},
  'no change': {...commit, message: 'Nothing\n'},
  'first of all': {...commit, parents: [], changes: all.slice(0, 1)},
  'merge': {...commit, parents: [oid('3'), oid('5'), oid('6')], message: 'Merge branches "x" and "y"\n', changes: all.slice(1, 2)},
  'merge of nothing': {...commit, parents: [oid('3'), oid('5')]},
  'merge of three, of nothing': {...commit, parents: [oid('3'), oid('5'), oid('6')]},
  'merge, combined': {
    ...commit, parents: [oid('3'), oid('5')], changes: [changes['modified'], changes['added'], changes['module'], changes['mode']].flatMap((change) => change ?? []),
    merged: [
      {status: 'M', oldMode: plain, newMode: plain, before: oid('a'), after: oid('b'), path: 'src/a.rs'}, {status: 'R', oldMode: runnable, newMode: plain, before: oid('c'), after: oid('b'), path: 'src/a.rs', oldPath: 'src/former.rs'},
      {status: 'M', oldMode: module, newMode: module, before: oid('8'), after: oid('9'), path: 'lib'}, {status: 'A', oldMode: absent, newMode: module, after: oid('9'), path: 'lib'},
      {status: 'M', oldMode: plain, newMode: runnable, before: oid('a'), after: oid('a'), path: 'run.sh'}, {status: 'M', oldMode: plain, newMode: runnable, before: oid('b'), after: oid('a'), path: 'run.sh'},
      {status: 'M', oldMode: plain, newMode: plain, before: oid('a'), after: oid('b'), path: 'forgotten.rs'}, {status: 'M', oldMode: plain, newMode: plain, before: oid('d'), after: oid('b'), path: 'forgotten.rs'},
    ],
  },
  'the same text twice': {...commit, changes: [{status: 'A', oldMode: absent, newMode: plain, after: oid('a'), path: 'x'}, {status: 'A', oldMode: absent, newMode: plain, after: oid('a'), path: 'y'}]},
  'beyond ASCII': {...commit, author: {name: 'Zoë 漢字 😀', email: 'zoë@example.org', seconds: 1_582_972_800, zone: '-0330'}, message: 'Ünïcode: 漢字 😀 e\u0301\u2028\n'},
  'empty message': {...commit, message: ''},
  'newlines around the message': {...commit, message: '\n\nsubject\n\nbody\n\n\n'},
  'trailing spaces and CRLF': {...commit, message: 'subject  \r\n\r\nbody\t\r\n'},
  'spells control tokens': {...commit, author: {...commit.author, name: '<|endoftext|>'}, message: '<|endoftext|> {"json": "\\"} \u0000 \u001b[31m\n'},
  'another encoding': {...commit, encoding: 'ISO-8859-1', message: 'd\u00e9j\u00e0 vu\n'},
  'before 1970': {...commit, author: {...commit.author, seconds: 0, zone: '-1200'}, corrected: 0},
  'absurd zone': {...commit, author: {...commit.author, zone: '+9999'}},
  'half an hour': {...commit, author: {...commit.author, seconds: 86_399, zone: '+0530'}},
  'far future': {...commit, author: {...commit.author, seconds: 253_402_300_800, zone: '+0000'}, corrected: 253_402_300_801},
  'nobody': {...commit, author: {name: '', email: '', seconds: 0, zone: '+0000'}, committer: {name: '', email: '', seconds: 0, zone: '+0000'}},
  'SHA-256 repository': {...commit, oid: sha256('1'), tree: sha256('2'), parents: [sha256('3')], changes: [{status: 'A', oldMode: absent, newMode: plain, after: sha256('a'), path: 'a.rs'}]},
};
