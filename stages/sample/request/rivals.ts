// Requests that were made for one issue: of which one was taken, and the others were not.
import type {Piece} from '../../../graph/operators/group.ts';
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {discussionRow} from '../../source/github/discussion-row.ts';
import type {Seconds} from '../../source/github/request-facts.ts';
import {isBot, type DiscussionRules} from '../discussion/discussion-rules.ts';
import {textedCodec} from '../discussion/texted.ts';

/** A request as another one for the same issue sees it: nothing of what is said of it. */
export interface Rival {readonly number: number; readonly issue: number; readonly at: Seconds; readonly ended: 'merged' | 'closed' | 'open'; readonly bot: boolean}

export const rivalCodec = jsonCodec<Rival>('request for an issue');
export const rivalsCodec = jsonCodec<readonly Rival[]>('requests for an issue');

/** What more are made for is a list of work that goes on. */
const mostRivals = 16;
/** Of the worse answers to one issue so many are shown. */
const mostShown = 4;

export const spreadRivals = defineTask({
  name: 'request by the issues it is for',
  version: 1,
  input: {row: textedCodec},
  output: jsonCodec<readonly Piece<Rival>[]>('requests by issue'),
  light: true,
  run({row: {document: {number, at, by, state, request}, closes}}) {
    if (request === undefined) return [];
    const ended = request.merged !== null ? 'merged' : state;
    return closes.map((issue) => ({bucket: discussionRow(issue), piece: {number, issue, at, ended, bot: isBot(by, noNames)}}));
  },
});

const noNames: Pick<DiscussionRules, 'bots'> = {bots: []};

export const gatherRivals = defineTask({
  name: 'requests for an issue',
  version: 1,
  input: {pieces: piecesCodec(rivalCodec)},
  output: rivalsCodec,
  light: true,
  run: ({pieces}) => (pieces.length > mostRivals ? [] : pieces),
});

/** Those that were turned down for what the request was taken for. */
export const rivalsOf = defineTask({
  name: 'rivals of a request',
  version: 1,
  input: {request: joinedCodec(textedCodec, rivalsCodec)},
  output: rivalsCodec,
  reach: 1,
  run({request: {row: {value: {document: {number, request}}}, refs}}): readonly Rival[] {
    if (request == null || request.merged === null) return [];
    const others = refs.flatMap((ref) => valueIn(ref) ?? []).filter((one) => one.number !== number && one.ended === 'closed' && !one.bot);
    const once = new Map(others.map((one) => [one.number, one]));
    return [...once.values()].sort((a, b) => a.number - b.number).slice(0, mostShown);
  },
});

export const rivalsNamed = defineTask({name: 'rivals named by a request', version: 1, ...naming(rivalsCodec, (row) => row.map(({number}) => discussionRow(number)))});

/** So that what a request lacks is no reason for what it has. */
export const requestItself = defineTask({name: 'row of a request itself', version: 1, ...naming(textedCodec, ({document: {number}}) => [discussionRow(number)])});
