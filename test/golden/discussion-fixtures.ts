// Fixtures of the tasks that make documents of what a forge knows.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {discussionCodec, type DiscussionDocument} from '../../stages/discussion/discussion-document.ts';
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
    'templates of a kind': {'one': {slots: [[request]]}, 'several': {slots: [[request, lines('more of requests', 'request', ['## What', 'Why', 'a'])]]}, 'of issues': {slots: [[issue]]}},
  };
}

function changing(bed: Bed, path: string, gone = false): Digest {
  const change = Object.values(commits).flatMap(({changes}) => changes).find(({status}) => status === 'M') ?? noSuchValue();
  const {after: _, ...deleted} = change;
  return bed.given(commitCodec, `templated ${path}`, {...(commits['merge'] ?? noSuchValue()), changes: [{...(gone ? {...deleted, status: 'D' as const} : change), path}]});
}
