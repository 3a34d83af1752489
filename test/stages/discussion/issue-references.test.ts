import test from 'ava';
import {claimedIssues} from '../../../stages/discussion/links/claimed-issues.ts';
import {issueReferences} from '../../../stages/discussion/links/issue-references.ts';
import type {DiscussionDocument} from '../../../stages/discussion/discussion-document.ts';

const closes = (text: string) => issueReferences(text, 'a/b').closes;

// No test vectors of `extract_resolved_issues` could be found, so these spell what it does: a word, white space, `#` and a number, where the word is one of
// nine in any case and what HTML comments hide is gone. Where it takes but the last number of each spelling of a word, all of them are taken here.
const words = ['close', 'closes', 'closed', 'fix', 'fixes', 'fixed', 'resolve', 'resolves', 'resolved'];

test('what SWE-bench takes for resolved is closed', (t) => {
  for (const word of words) for (const spelled of [word, word.toUpperCase(), `${word[0]?.toUpperCase()}${word.slice(1)}`]) t.deepEqual(closes(`It ${spelled} #12.`), [12], spelled);
  for (const [text, found] of [
    ['Fixes  #1', [1]], ['Fixes\n#1', [1]], ['fixes #1, closes #2 and resolves #3', [1, 2, 3]], ['fixes #1 and fixes #2', [1, 2]],
    ['<!-- fixes #1 --> closes #2', [2]], ['<!--\nfixes #1\n-->', []], ['see #1', []], ['fixing #1', []], ['fix 1', []], ['fixes issue #1', []], ['prefixes #1', []], ['#1 fixes', []], ['fixes #0', []], ['', []],
  ] as const) t.deepEqual(closes(text), [...found], text);
});

test('and what GitHub understands besides', (t) => {
  t.deepEqual(closes('Closes: #4'), [4]);
  t.deepEqual(closes('Fixes a/b#4, closes A/B#5, fixes c/d#6'), [4, 5]);
  t.deepEqual(closes('Fixes https://github.com/a/b/issues/4 and resolves https://github.com/c/d/issues/5'), [4]);
});

test('what is quoted, shown or hidden says nothing, and a number alone is a mention', (t) => {
  t.deepEqual(issueReferences('> fixes #1\n\n```\nfixes #2\n```\nwrite `fixes #3`, as in #4 (#5), not &#6; nor x#7 nor http://x/y#8', 'a/b'), {closes: [], mentions: [4, 5]});
  t.deepEqual(issueReferences('#1 fixes #1', 'a/b'), {closes: [1], mentions: []});
  t.deepEqual(issueReferences(Array.from({length: 100}, (_, at) => `fixes #${at + 1}`).join(' '), 'a/b'), {closes: [], mentions: []});
});

test('only a request closes, and what says so is kept with every voice', (t) => {
  const facts = {draft: false, merged: null, base: {ref: '', oid: null}, head: {ref: '', oid: null, repository: null}, commits: [], commitCount: 0, closes: [1]};
  const issue: DiscussionDocument = {node: '', by: null, at: 0, body: 'fixes #1 and #2, see #9', number: 9, title: 'Fix #3', state: 'open', closed: null, labels: [], locked: false, comments: [], reviews: [], threads: [], events: []};
  const links = claimedIssues({...issue, request: facts}, ['See #1', 'Closes #2'], 'a/b').claims.map(({type, number, evidence}) => `${type} ${number}: ${evidence.join(', ')}`);
  t.deepEqual(links, ['closes 1: closed by the forge, keyword', 'closes 2: keyword of a commit', 'closes 3: keyword']);
  t.deepEqual(claimedIssues(issue, [], 'a/b').claims.map(({type, number}) => [type, number]), [['mentions', 1], ['mentions', 2], ['mentions', 3]]);
});
