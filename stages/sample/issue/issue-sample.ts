// An issue as StarCoder2 writes it: its title and text, what was said about it in order, and who closed it.
import {defineTask} from '../../../graph/task/task.ts';
import {loginOf} from '../../discussion/login-of.ts';
import {isBot, refusal, type DiscussionRules} from '../discussion/discussion-rules.ts';
import {isEmpty, sayingOf, template} from '../discussion/spans-of.ts';
import {leafOf, textedCodec} from '../discussion/texted.ts';
import {withoutUnasked} from '../discussion/without-unasked.ts';
import {userNames} from '../discussion/user-names.ts';
import {mark} from '../mark.ts';
import {labelsOf, samplesWithin} from '../request/request-input.ts';
import {samplesCodec} from '../samples-codec.ts';
import type {Sample} from '../sample.ts';

export const issueSample = defineTask({
  name: 'issue sample',
  version: 2, // it says what is no person's work, and what was edited after the merge
  input: {issue: textedCodec},
  reach: 0,
  output: samplesCodec,
  run({issue: whole}, rules: DiscussionRules) {
    const issue = withoutUnasked(whole, rules);
    const {document, texts} = issue;
    if (document.request !== undefined) return {stub: 'request'};
    const refused = refusal(document, rules);
    if (refused !== undefined) return refused;
    const [say, name] = [sayingOf(leafOf(issue)), userNames()];
    const comments = document.comments.map((comment, at) => ({comment, place: texts.comments[at] ?? texts.body}));
    const shown = comments.filter(({comment, place}) => !isBot(comment.by, rules) && comment.hidden === undefined && !isEmpty(place));
    if (isEmpty(texts.body) && shown.length === 0) return {stub: 'no-text'};
    const closed = document.events.findLast(({event}) => event === 'closed');
    const sample: Sample = {
      kind: 'issue',
      granularity: 'document',
      group: `issue ${document.number}`,
      when: {corrected: document.closed ?? document.at, oid: ''},
      synthetic: false,
      spans: [
        mark('start'),
        mark('issue'),
        template('Title: ', 1),
        say(texts.title, 1),
        template(`\n${name(document.by)}: `, 1),
        say(texts.body, 1),
        ...shown.flatMap(({comment, place}) => [mark('issue_comment', name(comment.by)), say(place, 1)]),
        ...(document.state === 'closed' && closed !== undefined ? [mark('issue_closed', name(closed.by))] : []),
        mark('end'),
      ],
      meta: {issue_number: document.number, title: document.title, state: document.state, ...(document.reason !== undefined && {reason: document.reason}), author: loginOf(document.by), labels: document.labels, ...labelsOf(document), comments: shown.length, left_out: comments.length - shown.length},
    };
    return samplesWithin([sample], rules, 'no-text');
  },
});
