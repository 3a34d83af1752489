// How a request ended, as far as a forge says it: what tells a change that is not there from one that could not be found.
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {pullVertex} from '../../change/groups/vertex.ts';
import {discussionCodec} from '../../discussion/discussion-document.ts';

export interface Standing {readonly vertex: string; readonly ended: 'merged' | 'not-merged' | 'open'}

export const standingCodec: Codec<Standing> = jsonCodec('standing of a request');

export const requestStanding = defineTask({
  name: 'standing of a request',
  version: 1,
  input: {document: discussionCodec},
  output: standingCodec,
  light: true,
  run({document: {number, state, request}}): Standing | {readonly stub: string} {
    if (request === undefined) return {stub: 'issue'};
    return {vertex: pullVertex(number), ended: request.merged !== null ? 'merged' : state === 'open' ? 'open' : 'not-merged'};
  },
});
