import test from 'ava';
import type {DiscussionDocument} from '../../../stages/discussion/discussion-document.ts';
import {cleanUp, cleanUps, type CleanUp} from '../../../stages/product/statement/clean-ups.ts';
import {issuesClosed} from '../../../stages/discussion/links/issues-closed.ts';
import {intentOf} from '../../../stages/product/intent/intent-of.ts';
import {seedIntents} from '../../../stages/product/intent/seed-intents.ts';
import {problemStatement} from '../../../stages/product/statement/problem-statement.ts';

const discussion = (number: number, more: Partial<DiscussionDocument>): DiscussionDocument => ({node: `n${number}`, by: null, at: 1, body: '', number, title: '', state: 'closed', closed: 2, labels: [], locked: false, comments: [], reviews: [], threads: [], events: [], ...more});
const issue = discussion(9642, {body: 'Merchants cannot find customers by id'});
const request = discussion(9619, {title: 'feat: Add search', body: 'This adds a parameter to the list'});
const message = 'feat: [Customers] Add search (#9619)\n\nAdds the parameter to all layers.\n\nSigned-off-by: Ada <ada@example.org>\n';

test('an issue comes before the request, the request before its title, and a commit last', (t) => {
  const origins = [{issues: [issue], request}, {issues: [], request}, {issues: [discussion(1, {body: 'no'})], request: {...request, body: '<!-- nothing -->'}}, {issues: [], request: undefined}].map((asking) => problemStatement({...asking, message}, cleanUps));
  t.deepEqual(origins.map((one) => one && [one.origin, one.number]), [['issue', 9642], ['request', 9619], ['title', 9619], ['commit body', undefined]]);
});

test('what was edited after the merge may know the answer, and is not asked', (t) => {
  const facts = {draft: false, merged: {at: 100, by: null, oid: null}, base: {ref: 'main', oid: null}, head: {ref: 'x', oid: null, repository: null}, commits: [], commitCount: 1, closes: []};
  const merged = {...request, request: facts, edited: 101};
  t.like(problemStatement({issues: [{...issue, edited: 99}], request: merged, message}, cleanUps), {origin: 'issue', edited: [9619]});
  t.like(problemStatement({issues: [{...issue, edited: 101}], request: {...merged, edited: null}, message}, cleanUps), {origin: 'request', edited: [9642]});
  t.like(problemStatement({issues: [{...issue, edited: 101}], request: merged, message}, cleanUps), {origin: 'title', edited: [9642, 9619]});
});

test('issuesClosed() reads the forge, then words before a number of this repository', (t) => {
  const closes = {...request, body: 'Fixes #3, closes: #4, see #5, prefix #6, fixes org/x#7, fix-#8 <!-- fixes #9 --> Resolved\n#10'};
  t.deepEqual(issuesClosed(closes, ['feat: x\n\nCloses #3, fixes #11']).map(({number, evidence}) => [number, evidence]), [[3, 'keyword of the request'], [4, 'keyword of the request'], [10, 'keyword of the request'], [11, 'keyword of a commit']]);
  t.deepEqual(issuesClosed(undefined, [Array.from({length: 9}, (_, at) => `fixes #${at + 1}`).join(' ')]), []);
});

test('of a message with a subject alone, the subject is asked', (t) => {
  t.deepEqual(problemStatement({issues: [], request: undefined, message: 'feat: [Customers] Add search (#9619)\n'}, cleanUps), {text: 'How do I add search for Customers?', origin: 'commit subject', cleaned: ['number', 'question'], edited: []});
});

test('without clean-ups a text stays as it is', (t) => {
  t.is(problemStatement({issues: [], request: {...request, body: '### Why\nBug: It is broken <!-- x -->'}, message}, [])?.text, '### Why\nBug: It is broken <!-- x -->');
});

test('what a bot of a forge writes below a number is a description, not a title', (t) => {
  const described = {issues: [], request: undefined};
  t.like(problemStatement({...described, message: `Previously a timeout was set, ${'which is long, '.repeat(10)}.\n\n* So it is two now`}, cleanUps), {origin: 'commit body', cleaned: ['first-paragraph']});
  t.like(problemStatement({...described, message: 'Short lines, but\nmore than one of them.\n'}, cleanUps), {text: 'Short lines, but\nmore than one of them.', origin: 'commit body'});
});

test('texts that are made to be slow are read like others', (t) => {
  const million = 1_000_000;
  for (const piece of [' ', '\t', '\n', '\n ', '# ', '#', '(#1) ', 'fix ', 'fixes:', '<!--', '-->', '[', '**description', 'description: ', 'bug: ', 'A: b\n', 'aA1', '*']) {
    const text = piece.repeat(Math.ceil(million / piece.length));
    t.true((problemStatement({issues: [{...issue, body: text}], request: {...request, body: text, title: text}, message: `${text}\n\n${text}`}, cleanUps)?.text.length ?? 0) <= 65_536);
    t.true(issuesClosed({...request, body: text}, [text]).length < 9);
    t.true(intentOf({title: text.slice(0, 70_000), text, labels: [], layers: []}, seedIntents).entities.length <= 3);
  }
});

test('where nothing is said there is no statement', (t) => {
  t.is(problemStatement({issues: [], request: discussion(1, {}), message: '\n'}, cleanUps), undefined);
});

const done: readonly (readonly [CleanUp, string, string])[] = [
  ['comments', 'a <!-- b\nc --> d <!-- open', 'a  d '],
  ['comments', '<!--'.repeat(50_000), ''],
  ['headings', '# A\nb\n### C\nd #e\n', 'b\nd #e\n'],
  ['labels', 'Bug: x feature: y debug: z', 'x y debug: z'],
  ['description', '### Type\nBug\n### Description\n\nIt is.\n\nAnd was.\n### More\nx', 'It is.\n\nAnd was.'],
  ['description', 'Description:\nOne\nSolution:\nTwo', 'One'],
  ['description', 'Feature Description\n\nOne\n', 'One'],
  ['description', 'A description of it', 'A description of it'],
  ['first-paragraph', '\n[badge](x)\n\nOne\ntwo\n\nThree', 'One\ntwo'],
  ['number', 'Add it (#12)', 'Add it'],
  ['number', 'Add it (#12) again', 'Add it (#12) again'],
  ['trailers', 'Text.\n\nSigned-off-by: A <a@b>\nReviewed-by: B', 'Text.'],
  ['trailers', 'Signed-off-by: A <a@b>', ''],
  ['trailers', 'Note: not one\nof them', 'Note: not one\nof them'],
  ['question', 'feat(connector): [PlaceToPay] Implement cards', 'How do I implement cards for PlaceToPay?'],
  ['question', 'fix(core): wrong total', 'How do I fix wrong total?'],
  ['question', 'fix: Fix the total.', 'How do I fix the total?'],
  ['question', 'refactor: Move HTTP client', 'How do I move HTTP client?'],
  ['question', 'feat: HTTP client', 'How do I implement HTTP client?'],
  ['question', 'Why is it?', 'Why is it?'],
  ['question', 'This prevents mismatches', 'This prevents mismatches'],
];

for (const [name, before, after] of done) {
  test(`cleanUp('${name}') of ${JSON.stringify(before.slice(0, 60))}`, (t) => {
    t.is(cleanUp(name, before), after);
  });
}
