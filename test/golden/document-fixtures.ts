// Fixtures of the tasks that make documents of commits, put them in order and count them.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {editCodec, type Edit} from '../../stages/change/edit.ts';
import {commitDocumentCodec, type CommitDocument} from '../../stages/document/commit-document.ts';
import type {DocumentRules} from '../../stages/document/document-commit.ts';
import {usualRenames} from '../../stages/source/git/rename-rules.ts';
import {commitCodec} from '../../stages/source/git/commit-record.ts';
import type {Bed} from './bed.ts';
import {commits} from './commits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

export function documentFixtures(bed: Bed): Fixtures {
  const rows = Object.entries(documents).map(([name, document]) => [name, bed.given(commitDocumentCodec, name, document)] as const);
  const each = Object.fromEntries(rows.map(([name, digest]): [string, Fixture] => [name, {slots: [digest]}]));
  return {
    'commit document': made(bed),
    'place of a commit document': each,
    'run of commit documents': {
      ...Object.fromEntries(rows.map(([name, digest]): [string, Fixture] => [name, {slots: [[digest]]}])),
      'all': {slots: [rows.map(([, digest]) => digest)]},
      'all, in another order': {slots: [rows.map(([, digest]) => digest).reverse()]},
    },
  };
}

const person = {name: 'Ada', email: 'ada@example.org', date: '2017-07-14T04:40:00+02:00', seconds: 1_500_000_000};
const hunks = `sha256:${'0'.repeat(64)}` as Digest;

const document: CommitDocument = {
  hash: '1'.repeat(40), tree: '2'.repeat(40), parents: ['3'.repeat(40)], author: person, committer: {...person, name: 'Bob'}, encoding: '', subject: 'Add a', body: 'It is needed.',
  trailers: [{key: 'Signed-off-by', value: 'Ada <ada@example.org>'}], corrected: 1_500_000_100, insertions: 2, deletions: 1,
  diffs: [
    {status: 'R', path: 'b.rs', oldPath: 'a.rs', similarity: 87, oldMode: '100644', newMode: '100755', before: 'a'.repeat(40), after: 'b'.repeat(40), added: 2, removed: 1, binary: false, patches: []},
    {status: 'A', path: 'caf%E9', pathBytes: 'Y2Fm6Q==', oldMode: '000000', newMode: '100644', after: 'c'.repeat(40), added: 0, removed: 0, binary: true, patches: []},
    {status: 'M', path: 'b.rs', oldMode: '100644', newMode: '100644', before: 'a'.repeat(40), after: 'b'.repeat(40), added: 0, removed: 0, binary: false, omitted: 'too-large: 99999999 bytes', patches: []},
  ],
};

const documents: Readonly<Record<string, CommitDocument>> = {
  'a document': document,
  'a merge that changes nothing': {...document, parents: ['3'.repeat(40), '4'.repeat(40)], insertions: 0, deletions: 0, diffs: [], trailers: [], encoding: 'latin-1', forgotten: 3},
  'a root of long ago': {...document, hash: 'f'.repeat(40), parents: [], corrected: 1, insertions: 30_000, deletions: 0, diffs: document.diffs.slice(1)},
  'of a SHA-256 repository': {...document, hash: 'e'.repeat(64), tree: 'd'.repeat(64), diffs: []},
  'with a patch': {...document, diffs: document.diffs.slice(0, 1).map((diff) => ({...diff, patches: [hunks]}))},
};

const first: DocumentRules = {merges: 'first-parent', renames: usualRenames};

/** Every commit with an edit for each pair it names, in turn; then the ways in which an edit may not be there. */
function made(bed: Bed): Readonly<Record<string, Fixture>> {
  const edit = (name: string, value: Edit) => bed.given(editCodec, `of documents: ${name}`, value);
  const text = edit('text', {kind: 'text', added: 1, removed: 2, hunkCount: 1, length: 14, hunks: Buffer.from('@@ -1 +1 @@\n-a')});
  const same = edit('no line', {kind: 'text', added: 0, removed: 0, hunkCount: 0, length: 0});
  const binary = edit('binary with sizes', {kind: 'binary', added: 0, removed: 0, hunkCount: 0, length: 0, sides: {before: {size: 7}, after: {size: 1_000_000}}});
  const pointer = edit('pointer', {kind: 'text', added: 1, removed: 0, hunkCount: 1, length: 3, hunks: Buffer.from('@@\n'), sides: {after: {size: 130, encoding: 'utf-8-bom', lfs: {oid: 'sha256:0', size: 5}}}});
  const asked = (name: string, refs: readonly (Digest | undefined)[], params = first): Fixture => ({slots: [bed.joined(bed.given(commitCodec, name, commits[name] ?? noSuchValue()), refs)], params});
  const turns = Array.from({length: 20}, (_, at) => [text, same, binary][at % 3]);
  return {
    ...Object.fromEntries(Object.keys(commits).map((name) => [name, asked(name, turns)])),
    'pointers': asked('all changes', Array.from({length: 20}, () => pointer)),
    'lacks edits': asked('all changes', [stubDigest('too-large: 99999999 bytes'), text, stubDigest('lost once', true), undefined]),
    'merge, merges are skipped': asked('merge', turns, {merges: 'skip', renames: 'none'}),
    'a clean merge, made again': asked('merge of nothing', turns, {...first, merges: 'remerge'}),
    'a merge, made again': asked('merge, combined', turns, {...first, merges: 'remerge'}),
    'a merge of three, made again': asked('merge', turns, {...first, merges: 'remerge'}),
    'more to compare than the limit': asked('all changes', turns, {...first, renames: {...usualRenames, limit: 1}}),
    'as many as with copies': asked('all changes', turns, {...first, renames: {similarity: 50, limit: 3, copies: true}}),
    'without renames': asked('all changes', turns, {...first, renames: 'none'}),
  };
}
