// Fixtures of the tasks that make documents of what a forge knows.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {discussionCodec, type DiscussionDocument} from '../../stages/discussion/discussion-document.ts';
import {knownCodec} from '../../stages/change/groups/known-commits.ts';
import {tallyCodec} from '../../stages/dataset/tally.ts';
import {documentOf} from '../../stages/discussion/document-of.ts';
import {begunCodec, namesCodec} from '../../stages/discussion/template/begun.ts';
import {templateLeafCodec, templateTextCodec} from '../../stages/discussion/template/template-text.ts';
import {templateHistoryCodec, type TemplateHistory} from '../../stages/source/git/templates/template-history.ts';
import {cleanLeaf} from '../../stages/clean/clean-leaf.ts';
import {noRules} from '../../stages/clean/rules-in-force.ts';
import {itemCodec} from '../../stages/source/github/item-row.ts';
import type {Item} from '../../stages/source/github/item.ts';
import type {Bed} from './bed.ts';
import {auditRules} from './audit-fixtures.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';
import {items} from './items.ts';

const mails = [
  'It fails on Windows.',
  'Yes.\n\nOn Mon, Jan 1, 2024 at 10:00 AM Ada <a@example.org>\nwrote:\n\n> It fails\n>\n> on Windows.\n\nBelow.\n\n-- \nAda',
  'No.\n\nSent from my iPhone\n\n> On 1 Jan 2024, at 10:00, Ada <a@example.org> wrote:\n> It fails',
  'Ok\n\n________________________________\nFrom: Ada <a@example.org>\nSent: Monday\nTo: team\n\nIt fails',
  'From: here\nTo: there\n\n—\nReply to this email directly',
  'Summary\n--\n\n> It fails on Windows.\n>\n> Somebody else said so.\n\nOn 1 January they wrote:\n\nnothing',
  'Title\n--\n',
  '### Version\n\n_No response_\n\n```\n_No response_\n```\n',
];
const titles = ['Release 1.0', 'chore(main): release engine 2.0.1', 'Release the lock', 'Version Packages', 'engine v1.2.3', 'chore: release'];
const answeredForm = 'A sentence of the template.\n\n### What happened, in a few words?\n\n1.\n2. It broke\n\n### Terms\n\n- [X] I agree\n\n```sh\npaste\n```\n\n```\n```\n';

export function discussionFixtures(bed: Bed): Fixtures {
  const item = (name: string, value: Item) => bed.given(itemCodec, `discussed: ${name}`, value);
  const all = Object.entries(items).map(([name, value]) => ({name, value, row: item(name, value)}));
  const of = (number: number) => all.filter(({value}) => value.number === number).map(({row}) => row);
  const text = (name: string, blocks: readonly string[]) => bed.given(templateTextCodec, `template ${name}`, {blocks});
  const names = (name: string, ids: readonly string[]) => bed.given(namesCodec, `templates ${name}`, ids);
  const documents = Object.fromEntries([1, 2, 4].map((number) => [number, bed.given(discussionCodec, `document ${number}`, documentOf(Object.values(items).filter((one) => one.number === number)) ?? noSuchValue())]));
  const noisy = bed.given(discussionCodec, 'noisy in the way of a template', {...(documentOf(Object.values(items).filter((one) => one.number === 2)) ?? noSuchValue()), title: 'Release 1.0', body: '<!-- a -->\n## What it does\nIt mends.\n- [x] tested\n\n-- \nAda', comments: [{node: '1', by: null, at: 1_700_000_950, body: '> It mends.\n\nNo, it does not.'}]} satisfies DiscussionDocument);
  const history = (name: string, versions: TemplateHistory['versions']) => bed.given(templateHistoryCodec, `history ${name}`, {versions});
  const [first, second, form] = ['1', '2', '3'].map((digit) => digit.repeat(40)) as [string, string, string];
  const grown = history('that grew', [{blob: first, form: false, times: [[0, 1_700_000_000]]}, {blob: second, form: false, times: [[1_700_000_000, null]]}, {blob: form, form: true, times: [[1, 1_600_000_000], [1_700_000_090, null]]}]);
  const mailed = {...(documentOf(Object.values(items).filter((one) => one.number === 2)) ?? noSuchValue()), reviews: [], threads: []};
  const histories = {'that grew': {slots: [grown]}, 'of one': {slots: [history('of one', [{blob: first, form: true, times: [[5, null]]}])]}, 'of none': {slots: [history('of none', [])]}};
  const begun = (kind: 'request' | 'issue', ...times: readonly number[]) => bed.given(begunCodec, `${kind} of ${times.join(', ')}`, {kind, times});
  const leafOf = (name: string, said: string, asForm: boolean) => ({slots: [bed.given(templateLeafCodec, `leaf ${name}`, {form: asForm, leaf: cleanLeaf(`git:${bed.object(said)}` as Digest, noRules)})]});
  const questions = 'name: Bug\nbody:\n  - type: markdown\n    attributes: {value: Thanks}\n  - type: textarea\n    attributes: {label: "What  happened?", value: "Steps:\\n1.", render: shell}\n  - type: checkboxes\n    attributes: {label: Terms, options: [{label: I agree}, {label: 7}, {}]}\n  - type: dropdown\n    attributes: {label: Version, options: [1, 2]}\n';
  return {
    'item of a discussion': Object.fromEntries(all.map(({name, row}) => [name, {slots: [row]}])),
    'discussion': {'an issue': {slots: [of(1)]}, 'a request': {slots: [of(2)]}, 'in another order': {slots: [of(2).toReversed()]}, 'closed': {slots: [of(4)]}, 'without a topic': {slots: [of(3)]}},
    'beginning of a discussion': Object.fromEntries(Object.entries(documents).map(([number, row]) => [number, {slots: [row]}])),
    'kind of a discussion': {'a request': {slots: [begun('request', 5)]}, 'an issue': {slots: [begun('issue', 5, 7)]}, 'a later request': {slots: [begun('request', 9)]}, 'a later issue': {slots: [begun('issue', 9, 11)]}},
    'templates of a discussion': {
      'begun with the second': {slots: [bed.joined(begun('request', 1_800_000_000), [grown])]},
      'begun when they changed': {slots: [bed.joined(begun('request', 1_700_000_100), [grown])]},
      'edited later': {slots: [bed.joined(begun('issue', 5, 1_800_000_000), [grown])]},
      'before any': {slots: [bed.joined(begun('issue', -1), [grown])]},
      'where there are none': {slots: [bed.joined(begun('issue', 5), [undefined])]},
      'where they cannot be had': {slots: [bed.joined(begun('issue', 5), [stubDigest('gone')])]},
    },
    'template of a discussion': {'two': {slots: [names('two', ['text 1', 'form 2'])]}, 'none': {slots: [names('none', [])]}, 'one': {slots: [names('one', ['text 1'])]}, 'another': {slots: [names('another', ['form 4'])]}, 'three': {slots: [names('three', ['form 1', 'form 2', 'text 3'])]}},
    'clean discussion': {
      ...Object.fromEntries(Object.entries(documents).map(([number, row]) => [number, {slots: [row, bed.joined(names('none', []), [])]}])),
      'noisy': {slots: [noisy, bed.joined(names('one', ['text 1']), [text('of requests', ['## What it does', '- [ ] tested'])])]},
      'noisy, of two': {slots: [noisy, bed.joined(names('two', ['text 1', 'form 2']), [text('of others', ['## Why']), text('of requests', ['## What it does', '- [ ] tested'])])]},
      'answered by mail': {slots: [bed.given(discussionCodec, 'answered by mail', {...mailed, comments: mails.map((body, at) => ({node: String(at), by: null, at: 1_700_000_000 + at, body, edited: 1_700_000_900 + at}))}), bed.joined(names('none', []), [])]},
      ...Object.fromEntries(titles.map((title) => [`called ${title}`, {slots: [bed.given(discussionCodec, `called ${title}`, {...mailed, title, comments: []}), bed.joined(names('none', []), [])]}])),
      'of a form': {slots: [bed.given(discussionCodec, 'of a form', {...mailed, body: answeredForm}), bed.joined(names('one', ['text 1']), [text('of a form', ['### What happened, in a few words?', '1.', '_No response_', '### Terms', '- [ ] I agree', '```\npaste', 'A sentence of the template.'])])]},
      'noisy, without a template': {slots: [noisy, bed.joined(names('one', ['text 1']), [undefined])]},
      'noisy, with one that cannot be had': {slots: [noisy, bed.joined(names('one', ['text 1']), [stubDigest('gone')])]},
    },
    'tally of discussions': {...Object.fromEntries(Object.entries(documents).map(([number, row]) => [number, {slots: [row]}])), 'clean': {slots: [bed.given(discussionCodec, 'clean', {...(documentOf(Object.values(items).filter((one) => one.number === 2)) ?? noSuchValue()), nature: 'release', removed: ['quote', 'template']})]}},
    'versions of templates': histories,
    [`versions of templates, rules ${auditRules}`]: histories,
    'text of a template': {
      'of Markdown': leafOf('of Markdown', '---\nname: x\n---\n## What\r\n\r\n<!-- Say it. -->\n  text \n* [ ] tested\n```sh\nls\n```\n', false),
      'of a form': leafOf('of a form', questions, true),
      'of no form': leafOf('of no form', '- [unfinished', true),
    },
    ...matched(bed, documents),
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
