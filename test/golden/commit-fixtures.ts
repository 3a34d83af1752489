// Fixtures of the tasks on commits: the pairs they name, the edits between versions, and the samples of commits.
import {foreign, type Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {editCodec, type Edit} from '../../stages/change/edit.ts';
import {pairCodec} from '../../stages/change/pair.ts';
import {cleanLeaf} from '../../stages/clean/clean-leaf.ts';
import type {CommitRules} from '../../stages/sample/commit-sample.ts';
import {commitCodec} from '../../stages/source/git/commit-record.ts';
import {missing, tooLarge, type Bed} from './bed.ts';
import {goldenTag} from './clean-rules.ts';
import {commits} from './commits.ts';
import {edits, type Sides} from './edits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

export function commitFixtures(bed: Bed): Fixtures {
  const rows = Object.entries(commits).map(([name, commit]) => [name, bed.given(commitCodec, name, commit)] as const);
  const asked = Object.fromEntries(rows.map(([name, digest]): [string, Fixture] => [name, {slots: [digest]}]));
  return {
    'pairs of a commit': asked,
    'pairs of a commit under their paths': asked,
    'pairs named by a commit': asked,
    'edit': pairs(bed),
    'commit sample': commitSamples(bed, Object.fromEntries(rows)),
  };
}

function pairs(bed: Bed): Readonly<Record<string, Fixture>> {
  const pair = (name: string, {before, after}: {before?: Digest; after?: Digest}): Fixture => ({slots: [bed.given(pairCodec, name, {...(before !== undefined && {before}), ...(after !== undefined && {after})})]});
  const sides = ({before, after}: Sides) => ({...(before !== undefined && {before: bed.leaf(before)}), ...(after !== undefined && {after: bed.leaf(after)})});
  const ruled = (content: string) => cleanLeaf(foreign('git', bed.object(content)), goldenTag);
  const far = (oid: string) => cleanLeaf(foreign('git', oid), '');
  return {
    ...Object.fromEntries(Object.entries(edits).map(([name, both]) => [name, pair(name, sides(both))])),
    ...Object.fromEntries(['many hunks', 'a function among alike ones', 'headings of hunks', 'hunks that just do not touch'].flatMap((name) => [1, 50, 'function'].map((context): [string, Fixture] => [`${name}, context ${context}`, {...pair(name, sides(edits[name] ?? noSuchValue())), params: {context}}]))),
    'under rules': pair(`under rules ${goldenTag}`, {before: ruled('one\nada@mail.service.dev\n'), after: ruled('two\nada@mail.service.dev\nbob@mail.service.dev\n')}),
    'under rules, one side': pair(`under rules ${goldenTag}, one side`, {after: ruled('ada@mail.service.dev\n')}),
    'under rules, before alone': pair(`under rules ${goldenTag}, before alone`, {before: ruled('ada@mail.service.dev\n'), after: ruled('nobody\n')}),
    'under rules, nothing found': pair(`under rules ${goldenTag}, nothing found`, {before: ruled('one\n'), after: ruled('two\n')}),
    'too large to load': pair('too large to load', {before: bed.leaf('one\n'), after: far(tooLarge)}),
    'missing': pair('missing', {before: far(missing), after: bed.leaf('one\n')}),
  };
}

const rules: CommitRules = {maxBytes: 10_000, merges: 'first-parent'};
const hunks = (text: string): Edit => ({kind: 'text', added: 1, removed: 1, hunkCount: 1, length: Buffer.byteLength(text), hunks: Buffer.from(text)});

const known: Readonly<Record<string, Edit>> = {
  'one line': hunks('@@ -1 +1 @@\n-one\n+two\n'),
  'another': hunks('@@ -1,2 +1,2 @@ fn a() {\n-é 😀\n+漢\n same\n\\ No newline at end of file\n'),
  'no line changed': {kind: 'text', added: 0, removed: 0, hunkCount: 0, length: 0},
  'binary': {kind: 'binary', added: 0, removed: 0, hunkCount: 0, length: 0},
  'long': {...hunks(`@@ -1 +1,99 @@\n${'+long\n'.repeat(99)}`), added: 99},
};

/** Every commit with an edit for each pair it names, in turn; then the ways in which an edit may not be there. */
function commitSamples(bed: Bed, rows: Readonly<Record<string, Digest>>): Readonly<Record<string, Fixture>> {
  const made = Object.entries(known).map(([name, edit]) => [name, bed.given(editCodec, name, edit)] as const);
  const edit = (name: string) => made.find(([known]) => known === name)?.[1] ?? noSuchValue();
  const asked = (commit: string, refs: readonly (Digest | undefined)[], params: CommitRules = rules): Fixture => ({slots: [bed.joined(rows[commit] ?? noSuchValue(), refs)], params});
  const turns = Array.from({length: 20}, (_, at) => edit(['one line', 'another', 'no line changed', 'binary'][at % 4] ?? ''));
  return {
    ...Object.fromEntries(Object.keys(rows).map((name) => [name, asked(name, turns)])),
    ...Object.fromEntries(Object.keys(known).map((name) => [`edit: ${name}`, asked('change: modified', [edit(name)])])),
    'edit: too large': asked('all changes', [stubDigest('too-large: 99999999 bytes'), edit('one line'), stubDigest('lost once', true), ...turns]),
    'edit: under a refused licence, alone': asked('change: modified', [stubDigest('licence: GPL-3.0-only')]),
    'edit: under a refused licence, among others': asked('all changes', [stubDigest('licence: GPL-3.0-only'), ...turns]),
    'edit: not there': asked('change: modified', [undefined]),
    'edit: none given': asked('change: modified', []),
    'at the limit': asked('change: modified', [edit('one line')], {...rules, maxBytes: 195}),
    'one byte over the limit': asked('change: modified', [edit('one line')], {...rules, maxBytes: 194}),
    'over the limit': asked('change: modified', [edit('long')], {...rules, maxBytes: 600}),
    'merge, merges are skipped': asked('merge', turns, {...rules, merges: 'skip'}),
    'merge that is clean, merges are made again': asked('merge of nothing', turns, {...rules, merges: 'remerge'}),
    'merge of three, merges are made again': asked('merge', turns, {...rules, merges: 'remerge'}),
    'merge of three that is clean, merges are made again': asked('merge of three, of nothing', turns, {...rules, merges: 'remerge'}),
    'no merge, merges are made again': asked('no change', turns, {...rules, merges: 'remerge'}),
    'no merge, merges are skipped': asked('change: modified', turns, {...rules, merges: 'skip'}),
    'a merge itself is a stub': {slots: [bed.joined(stubDigest('no such commit'), [])], params: rules},
  };
}
