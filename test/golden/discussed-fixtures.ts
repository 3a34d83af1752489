// Fixtures of the tasks that make samples of requests and issues.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {editCodec} from '../../stages/change/edit.ts';
import {discussionCodec} from '../../stages/discussion/discussion-document.ts';
import type {DiscussionRules} from '../../stages/sample/discussion/discussion-rules.ts';
import {textedCodec, textedOf} from '../../stages/sample/discussion/texted.ts';
import {requestCommit} from '../../stages/sample/request/request-commit.ts';
import {pairCodec, type Pair} from '../../stages/change/pair.ts';
import {baseCodeCodec, type BaseCode} from '../../stages/sample/request/base-code.ts';
import {versionPairsCodec} from '../../stages/sample/request/version-pairs.ts';
import type {OnBase} from '../../stages/sample/request/starcoder-request.ts';
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
  'rebased by commits': {
    ...whole, kind: 'merge', changes: [change('a.rs', 'a', 'c')],
    moves: [{...move, bases: [oid('0'), oid('8')], upstream: ['a.rs'], ranges: {old: [{oid: oid('1'), changes: [change('a.rs', 'a', 'b')]}, {oid: oid('3'), changes: []}], young: [{oid: oid('4'), changes: [change('a.rs', 'd', 'e')]}, {oid: oid('5'), changes: [change('a.rs', 'e', 'f'), {...change('gone.rs', 'a', 'a'), status: 'D', newMode: '000000'}]}]}}],
  },
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
  function fixes(): Fixtures {
    const text = (name: string, hunks: string) => bed.given(editCodec, `of versions: ${name}`, {kind: 'text', added: 1, removed: 1, hunkCount: 1, length: hunks.length, hunks: Buffer.from(hunks)});
    const [one, moved, fix] = [text('one', '@@ -1,2 +1,2 @@ fn a\n-1\n+one\n'), text('moved', '@@ -7,2 +7,2 @@ fn a\n-1\n+one\n'), text('fix', '@@ -7,2 +7,2 @@ fn a\n-one\n+ONE\n-the end\n+that is new\n')];
    const of = (name: string, refs: readonly (Digest | undefined)[]) => [rows[name] ?? noSuchValue(), bed.joined(commits[name] ?? noSuchValue(), refs)] as const;
    // Its whole change, what was pushed, and the three of its commits that have texts.
    const told = of('rebased by commits', [edit, edit, one, moved, fix]);
    const [by, anew] = [[{old: oid('1'), young: oid('4'), paths: []}, {young: oid('5'), paths: ['a.rs', 'gone.rs']}], [{old: oid('1'), young: oid('4'), paths: ['a.rs']}, {old: oid('3'), paths: []}]];
    const pairs = {by: bed.given(versionPairsCodec, 'one is new', [by]), anew: bed.given(versionPairsCodec, 'one was written anew', [anew]), none: bed.given(versionPairsCodec, 'never', [null]), kept: bed.given(versionPairsCodec, 'all as before', [[{old: oid('1'), young: oid('4'), paths: []}]]), dropped: bed.given(versionPairsCodec, 'one was dropped', [[{old: oid('1'), paths: ['a.rs']}, {young: oid('5'), paths: ['a.rs']}]])};
    const request = texted['request'] ?? noSuchValue();
    const asking = Object.fromEntries(Object.entries(pairs).map(([name, digest]): [string, Fixture] => [`rebased: ${name}`, {slots: [request, ...told, bed.joined(request, [digest])], params: rules}]));
    const plain = Object.fromEntries(Object.entries({...all, ...asked([['of nobody', 'silent request', 'squashed']])}).map(([name, {slots, params}]): [string, Fixture] => [name, {slots: [...slots, bed.joined(request, [name.includes('two') ? stubDigest('never rebased') : undefined])], ...(params !== undefined && {params})}]));
    return {
      'fixes after remarks': {...plain, ...asking},
      'rebased request': named(rows, (_, digest) => ({slots: [digest]})),
      'commits of versions, paired': {
        'one is new': {slots: told}, 'written anew': {slots: of('rebased by commits', [edit, edit, one, fix, moved])}, 'not to be had': {slots: of('rebased by commits', [edit, edit, stubDigest('licence: GPL-3.0'), odd, undefined])},
        'never rebased': {slots: of('pushed twice', [edit, edit, edit, edit])}, 'nothing alike': {slots: of('rebased by commits', [edit, edit, fix, one, text('other', `@@ -1 +1 @@\n${Array.from({length: 9}, (_, at) => `+line ${at}\n`).join('')}`)])},
      },
    };
  }

  function onBase(): Fixtures {
    const numbered = (lines: number, more = '') => bed.leaf(`${Array.from({length: lines}, (_, at) => `${more}line ${at + 1}`).join('\n')}\n`);
    const pair = (name: string, sides: Pair) => bed.given(pairCodec, `before a request: ${name}`, sides);
    const at = (name: string, hunks: string) => bed.given(editCodec, `before a request: ${name}`, {kind: 'text', added: 1, removed: 1, hunkCount: 1, length: hunks.length, hunks: Buffer.from(hunks)});
    const [middle, first] = [at('in the middle', '@@ -97,7 +97,7 @@ fn a\n a\n@@ -150 +150 @@\n-@@ -1,1 +1,1 @@\n'), at('first', '@@ -1,2 +1,2 @@\n-a\n+b\n')];
    const added = at('added', '@@ -0,0 +1 @@\n+b\n');
    const stretches = Object.fromEntries(['a ', 'b ', 'c ', 'd ', 'e ', 'f ', 'g ', 'h '].map((more): [string, Fixture] => [`around, ${more}`, {slots: [pair(more, {before: numbered(300, more), after: bed.leaf('x')}), middle]}]));
    const base = (name: string, value: BaseCode) => bed.given(baseCodeCodec, name, value);
    const some = [base('whole', {form: 'whole', shown: {from: 0, to: 9}}), base('none', {form: 'none'})];
    const events = (name: string, discussion: string, refs: readonly (Digest | undefined)[], params: OnBase = rules): readonly [string, Fixture] =>
      [name, {slots: [texted[discussion] ?? noSuchValue(), rows['squashed'] ?? noSuchValue(), bed.joined(commits['squashed'] ?? noSuchValue(), [edit, edit]), bed.joined(commits['squashed'] ?? noSuchValue(), refs)], params}];
    return {
      'code before a request': {
        ...stretches, 'at the beginning': {slots: [pair('short', {before: numbered(20, 'y'), after: bed.leaf('x')}), first]}, 'nothing before': {slots: [pair('added', {after: bed.leaf('x')}), added]}, 'empty before': {slots: [pair('empty', {before: bed.leaf(''), after: bed.leaf('x')}), added]},
        'a binary': {slots: [pair('binary', {before: numbered(3), after: bed.leaf('x')}), odd]}, 'no hunk': {slots: [pair('no hunk', {before: numbered(3), after: bed.leaf('x')}), bed.given(editCodec, 'without hunks', {kind: 'text', added: 0, removed: 0, hunkCount: 0, length: 0})]},
      },
      'request in events on its base': Object.fromEntries([
        events('with code', 'request', some), events('around', 'request', [base('around', {form: 'around', shown: {from: 3, to: 70}}), undefined]), events('refused', 'request', [stubDigest('licence: GPL-3.0'), some[0]]), events('of a bot', 'of a bot', some), events('cleaned', 'request', some, {...rules, clean: 'ab'}),
      ]),
    };
  }

  return {
    'texts of a discussion': named(documents, (_, digest) => ({slots: [digest]})),
    'request as a commit': named(rows, (_, digest) => ({slots: [digest]})),
    'issues that a request closes': named(texted, (_, digest) => ({slots: [digest]})),
    'issue sample': {...issues, 'too long': {slots: [issue], params: {...rules, maxBytes: 10}}},
    'request sample': all,
    'request in events': all,
    'description of a request': {...all, ...asked([['silent', 'silent request', 'squashed'], ['changed since', 'changed since', 'squashed']])},
    'verdicts on a request': {...all, ...asked([['of nobody', 'silent request', 'squashed']])},
    ...fixes(),
    'preferred version of a request': {...all, ...asked([['changed since', 'changed since', 'pushed twice'], ['forced', 'silent request', 'pushed twice']])},
    'patch for a problem': patches,
    'patch of a request': patchFixtures,
    ...onBase(),
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
