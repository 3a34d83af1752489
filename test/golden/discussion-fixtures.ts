// Fixtures of the tasks that make documents of what a forge knows.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {discussionCodec, type DiscussionDocument} from '../../stages/discussion/discussion-document.ts';
import {knownCodec} from '../../stages/change/groups/known-commits.ts';
import {tallyCodec} from '../../stages/dataset/tally.ts';
import {documentOf} from '../../stages/discussion/document-of.ts';
import {templateLinesCodec, versionCodec} from '../../stages/discussion/templates.ts';
import {cleanLeaf} from '../../stages/clean/clean-leaf.ts';
import {noRules} from '../../stages/clean/rules-in-force.ts';
import {commitCodec} from '../../stages/source/git/commit-record.ts';
import {itemCodec} from '../../stages/source/github/item-row.ts';
import type {Item} from '../../stages/source/github/item.ts';
import type {Bed} from './bed.ts';
import {auditRules} from './audit-fixtures.ts';
import {commits} from './commits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';
import {items} from './items.ts';

export function discussionFixtures(bed: Bed): Fixtures {
  const item = (name: string, value: Item) => bed.given(itemCodec, `discussed: ${name}`, value);
  const all = Object.entries(items).map(([name, value]) => ({name, value, row: item(name, value)}));
  const of = (number: number) => all.filter(({value}) => value.number === number).map(({row}) => row);
  const lines = (name: string, kind: 'request' | 'issue', list: readonly string[]) => bed.given(templateLinesCodec, `template ${name}`, {kind, lines: list});
  const [request, issue] = [lines('of requests', 'request', ['## What', '- [ ] tested']), lines('of issues', 'issue', ['### Steps'])];
  const documents = Object.fromEntries([1, 2, 4].map((number) => [number, bed.given(discussionCodec, `document ${number}`, documentOf(Object.values(items).filter((one) => one.number === number)) ?? noSuchValue())]));
  const noisy = bed.given(discussionCodec, 'noisy', {...(documentOf(Object.values(items).filter((one) => one.number === 2)) ?? noSuchValue()), title: 'Release 1.0', body: '<!-- a -->\n## What\nIt mends.\n- [x] tested\n\n-- \nAda', comments: [{node: '1', by: null, at: 1_700_000_950, body: '> It mends.\n\nNo, it does not.'}]} satisfies DiscussionDocument);
  const versions = (kind: 'request' | 'issue', text: string) => bed.given(versionCodec, `${kind} of ${text}`, {kind, leaf: cleanLeaf(`git:${bed.object(text)}` as Digest, noRules)});
  const templated = Object.fromEntries(['.github/PULL_REQUEST_TEMPLATE.md', 'docs/issue_template/a.yml', 'src/a.rs'].map((path): [string, Fixture] => [path, {slots: [changing(bed, path)]}]));
  const spreads = {...templated, 'one that is gone': {slots: [changing(bed, 'pull_request_template.md', true)]}};
  return {
    'item of a discussion': Object.fromEntries(all.map(({name, row}) => [name, {slots: [row]}])),
    'discussion': {'an issue': {slots: [of(1)]}, 'a request': {slots: [of(2)]}, 'in another order': {slots: [of(2).toReversed()]}, 'closed': {slots: [of(4)]}, 'without a topic': {slots: [of(3)]}},
    'template of a discussion': Object.fromEntries(Object.entries(documents).map(([number, row]) => [number, {slots: [row]}])),
    'clean discussion': {
      ...Object.fromEntries(Object.entries(documents).map(([number, row]) => [number, {slots: [bed.joined(row, [undefined])]}])),
      'noisy': {slots: [bed.joined(noisy, [request])]},
      'noisy, without a template': {slots: [bed.joined(noisy, [undefined])]},
      'noisy, with one that cannot be had': {slots: [bed.joined(noisy, [stubDigest('gone')])]},
    },
    'tally of discussions': {...Object.fromEntries(Object.entries(documents).map(([number, row]) => [number, {slots: [row]}])), 'clean': {slots: [bed.given(discussionCodec, 'clean', {...(documentOf(Object.values(items).filter((one) => one.number === 2)) ?? noSuchValue()), nature: 'release', removed: ['quote', 'template']})]}},
    'templates of a commit': spreads,
    [`templates of a commit, rules ${auditRules}`]: spreads,
    'lines of a template': Object.fromEntries((['request', 'issue'] as const).map((kind) => [kind, {slots: [versions(kind, '## What\r\n\r\n  text \n## What\n')]}])),
    'kind of a template': {'request': {slots: [request]}, 'issue': {slots: [issue]}, 'of one line': {slots: [lines('of one line', 'issue', ['x'])]}},
    ...matched(bed, documents),
    'templates of a kind': {'one': {slots: [[request]]}, 'several': {slots: [[request, lines('more of requests', 'request', ['## What', 'Why', 'a'])]]}, 'of issues': {slots: [[issue]]}},
  };
}

/** The request of the fixtures was merged as 1…, its head is 3…, and it lists 4… and its head. */
function matched(bed: Bed, documents: Readonly<Record<string, Digest>>): Fixtures {
  const known = (digit: string) => bed.given(knownCodec, `told ${digit}`, [{oid: digit.repeat(40), corrected: 3}]);
  const [issue, request] = [documents['1'] ?? noSuchValue(), documents['2'] ?? noSuchValue()];
  const other = (name: string, more: Partial<NonNullable<DiscussionDocument['request']>>) => {
    const document = documentOf(Object.values(items).filter((one) => one.number === 2)) ?? noSuchValue();
    return bed.given(discussionCodec, name, {...document, request: {...(document.request ?? noSuchValue()), ...more}});
  };
  const [open, nameless] = [other('an open one', {merged: null}), other('merged as nothing', {merged: {at: 1, by: null, oid: null}})];
  const asked: Readonly<Record<string, Fixture>> = {
    'an issue': {slots: [bed.joined(issue, [])]},
    'all there': {slots: [bed.joined(request, [known('1'), known('3'), known('4')])]},
    'none there': {slots: [bed.joined(request, [undefined, undefined, undefined])]},
    'its own commits alone': {slots: [bed.joined(request, [undefined, known('3'), undefined])]},
    'others of the same beginning': {slots: [bed.joined(request, [known('2'), stubDigest('gone'), undefined])]},
    'open': {slots: [bed.joined(open, [known('3'), known('4')])]},
    'merged as nothing': {slots: [bed.joined(nameless, [undefined, undefined])]},
    'merged as nothing, with its commits': {slots: [bed.joined(nameless, [known('3'), known('4')])]},
  };
  return {
    'links of a discussion': asked,
    'matched request': asked,
    'commits told of by a forge': Object.fromEntries([issue, request, open, nameless].map((row, at) => [`document ${at}`, {slots: [row]}])),
    'tally of matched requests': Object.fromEntries([{requests: 1, merged: 1}, {}, {requests: 2}, {requests: 1, 'not merged': 1}, {requests: 1, merged: 1, 'merged, commit found': 1}, {merged: 7}].map((tally, at) => [`tally ${at}`, {slots: [bed.given(tallyCodec, `matched ${at}`, tally)]}])),
  };
}

function changing(bed: Bed, path: string, gone = false): Digest {
  const change = Object.values(commits).flatMap(({changes}) => changes).find(({status}) => status === 'M') ?? noSuchValue();
  const {after: _, ...deleted} = change;
  return bed.given(commitCodec, `templated ${path}`, {...(commits['merge'] ?? noSuchValue()), changes: [{...(gone ? {...deleted, status: 'D' as const} : change), path}]});
}
