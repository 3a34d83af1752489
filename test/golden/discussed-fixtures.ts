// Fixtures of the tasks that make samples of requests and issues.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {editCodec} from '../../stages/change/edit.ts';
import {discussionCodec} from '../../stages/discussion/discussion-document.ts';
import type {DiscussionRules} from '../../stages/sample/discussion/discussion-rules.ts';
import {textedCodec, textedOf} from '../../stages/sample/discussion/texted.ts';
import {requestCommit} from '../../stages/sample/request/request-commit.ts';
import {commitCodec} from '../../stages/source/git/commit-record.ts';
import type {FileChange} from '../../stages/source/git/file-change.ts';
import {requestChangeCodec, type RequestChange} from '../../stages/source/git/requests/request-change.ts';
import type {Bed} from './bed.ts';
import {discussions} from './discussions.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

const oid = (digit: string) => digit.repeat(40);
const change = (path: string, before: string, after: string): FileChange => ({status: 'M', oldMode: '100644', newMode: '100644', path, before: oid(before), after: oid(after)});
const whole: RequestChange = {number: 7, kind: 'squash', base: oid('0'), head: oid('9'), merged: oid('9'), commits: [oid('1'), oid('2')], began: 100, ended: 300, changes: [change('a.rs', 'a', 'c'), change('tests/a.rs', 'd', 'e')], moves: []};
const move = {from: oid('1'), to: oid('2'), changes: [change('a.rs', 'b', 'c')], upstream: []};

const changes: Readonly<Record<string, RequestChange>> = {
  'squashed': whole,
  'pushed twice': {...whole, first: {base: oid('0'), head: oid('1'), changes: [change('a.rs', 'a', 'b')]}, moves: [move]},
  'rebased': {...whole, kind: 'merge', first: {base: oid('0'), head: oid('1'), changes: [change('a.rs', 'a', 'b')]}, moves: [{...move, bases: [oid('0'), oid('8')], upstream: ['a.rs']}]},
  'of nothing': {...whole, changes: []},
  'moved': {...whole, changes: [{...change('tests/b.rs', 'a', 'c'), status: 'R', oldPath: 'a.rs', score: 60}, {...change('a.rs', 'a', 'a'), oldMode: '100755'}, {...change('gone.rs', 'a', 'a'), status: 'D', newMode: '000000'}]},
  'of tests': {...whole, base: '', began: 0, changes: [change('tests/a.rs', 'd', 'e')]},
};

const rules: DiscussionRules = {bots: ['robot'], keepBots: false, maxBytes: 10_000, repository: 'ada/b'};

export function discussedFixtures(bed: Bed): Fixtures {
  const edit = bed.given(editCodec, 'of a request', {kind: 'text', added: 1, removed: 1, hunkCount: 1, length: 21, hunks: Buffer.from('@@ -1 +1 @@\n-one\n+two\n'.slice(0, 21))});
  const documents = named(discussions, (name, value) => bed.given(discussionCodec, name, value));
  const texted = named(discussions, (name, value) => bed.given(textedCodec, name, textedOf(value)));
  const rows = named(changes, (name, value) => bed.given(requestChangeCodec, name, value));
  const commits = named(changes, (name, value) => bed.given(commitCodec, `of a request as it ended: ${name}`, asCommit(value)));
  const asked = (more: readonly (readonly [name: string, discussion: string, change: string])[], params: DiscussionRules & {readonly hints?: true} = rules, issues?: readonly (Digest | undefined)[]) => Object.fromEntries(more.map(([name, discussion, of]): [string, Fixture] => {
    const refs = Array.from({length: asCommit(changes[of] ?? noSuchValue()).changes.length}, (_, at) => (name.includes('refused') && at === 0 ? stubDigest('licence: GPL-3.0') : edit));
    const request = texted[discussion] ?? noSuchValue();
    return [name, {slots: [request, rows[of] ?? noSuchValue(), bed.joined(commits[of] ?? noSuchValue(), refs), ...(issues === undefined ? [] : [bed.joined(request, issues)])], params}];
  }));
  const usual = asked([['of one version', 'request', 'squashed'], ['of two versions', 'request', 'pushed twice'], ['rebased', 'request', 'rebased'], ['refused in part', 'request', 'squashed'], ['of tests', 'request', 'of tests'], ['refused', 'request', 'of tests'], ['of a bot', 'of a bot', 'squashed'], ['open', 'open', 'pushed twice'], ['hidden', 'hidden', 'squashed'], ['of an issue', 'issue', 'squashed']]);
  const kept = asked([['of a bot that is kept', 'of a bot', 'squashed']], {...rules, keepBots: true});
  const short = asked([['too long', 'request', 'squashed']], {...rules, maxBytes: 10});
  const all = {...usual, ...kept, ...short};
  const issue = texted['issue'] ?? noSuchValue();
  const told = asked([['one', 'request', 'squashed']], rules, [issue, undefined, stubDigest('gone'), texted['request']]);
  const odd = bed.given(editCodec, 'of a binary', {kind: 'binary', added: 0, removed: 0, hunkCount: 0, length: 0});
  const decoded = bed.given(editCodec, 'of a decoded text', {kind: 'text', added: 2, removed: 0, hunkCount: 1, length: 10, hunks: Buffer.from('@@ -1 +1,2'), sides: {after: {size: 9, encoding: 'utf-16le'}}});
  const patches = {
    ...told,
    ...asked([['none', 'request', 'squashed'], ['of tests', 'request', 'of tests'], ['open', 'open', 'squashed'], ['refused in part', 'request', 'squashed'], ['changed since', 'changed since', 'squashed'], ['of a bot', 'of a bot', 'squashed']], rules, []),
    'moved with other tests': {slots: [texted['request'] ?? noSuchValue(), rows['moved'] ?? noSuchValue(), bed.joined(commits['moved'] ?? noSuchValue(), [edit]), bed.joined(texted['request'] ?? noSuchValue(), [])], params: {...rules, tests: ['gone.*']}},
    'of a binary': {slots: [texted['request'] ?? noSuchValue(), rows['squashed'] ?? noSuchValue(), bed.joined(commits['squashed'] ?? noSuchValue(), [odd, decoded]), bed.joined(texted['request'] ?? noSuchValue(), [])], params: rules},
    'of a binary beside a text': {slots: [texted['request'] ?? noSuchValue(), rows['squashed'] ?? noSuchValue(), bed.joined(commits['squashed'] ?? noSuchValue(), [edit, odd]), bed.joined(texted['request'] ?? noSuchValue(), [])], params: rules},
    ...asked([['with hints', 'request', 'squashed']], {...rules, hints: true}, [issue, texted['late issue']]),
    ...asked([['late', 'request', 'squashed']], rules, [texted['late issue']]),
  };
  const ofGit = (of: string, refs: readonly (Digest | undefined)[]) => ({slots: [rows[of] ?? noSuchValue(), bed.joined(commits[of] ?? noSuchValue(), refs)]});
  const patchFixtures: Readonly<Record<string, Fixture>> = {
    'of one version': ofGit('squashed', [edit, edit]), 'of a binary': ofGit('squashed', [odd, edit]), 'of a decoded text': ofGit('squashed', [edit, decoded]), 'refused': ofGit('of tests', [stubDigest('licence: GPL-3.0')]),
    'refused in part': ofGit('squashed', [stubDigest('licence: GPL-3.0'), edit]), 'moved': ofGit('moved', [edit]), 'nothing': ofGit('of nothing', []),
  };
  const issues = Object.fromEntries(['issue', 'late issue', 'request', 'hidden', 'silent', 'of a bot'].map((name): [string, Fixture] => [name, {slots: [texted[name] ?? noSuchValue()], params: rules}]));
  return {
    'texts of a discussion': named(documents, (_, digest) => ({slots: [digest]})),
    'request as a commit': named(rows, (_, digest) => ({slots: [digest]})),
    'issues that a request closes': named(texted, (_, digest) => ({slots: [digest]})),
    'issue sample': {...issues, 'too long': {slots: [issue], params: {...rules, maxBytes: 10}}},
    'request sample': all,
    'request in events': all,
    'description of a request': {...all, ...asked([['silent', 'silent request', 'squashed'], ['changed since', 'changed since', 'squashed']])},
    'verdicts on a request': {...all, ...asked([['of nobody', 'silent request', 'squashed']])},
    'fixes after remarks': {...all, ...asked([['of nobody', 'silent request', 'squashed']])},
    'preferred version of a request': {...all, ...asked([['changed since', 'changed since', 'pushed twice'], ['forced', 'silent request', 'pushed twice']])},
    'patch for a problem': patches,
    'patch of a request': patchFixtures,
  };
}

function named<T, R>(values: Readonly<Record<string, T>>, give: (name: string, value: T) => R): Readonly<Record<string, R>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, give(name, value)]));
}

function asCommit(value: RequestChange) {
  const made = requestCommit.run({change: value}, null, new Map());
  if (made instanceof Promise || 'stub' in made) throw new Error('A request is a commit');
  return made;
}
