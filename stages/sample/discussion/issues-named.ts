// The rows of the issues that a request closes, and what is found there.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Named} from '../../../graph/value/joined-codec.ts';
import type {Stub} from '../../../graph/value/stub.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {discussionRow} from '../../source/github/discussion-row.ts';
import {textedCodec, type Texted} from './texted.ts';

export const issuesNamed = defineTask({name: 'issues that a request closes', version: 1, ...naming(textedCodec, ({closes}) => closes.map(discussionRow))});

/** A number may be a request's. */
export function issuesIn(refs: readonly (Named<Texted> | Stub | undefined)[]): readonly Texted[] {
  return refs.flatMap((ref) => valueIn(ref) ?? []).filter(({document}) => document.request === undefined);
}
