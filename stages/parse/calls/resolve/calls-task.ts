// The task that tells what a file calls, from the names that it asked for.
import {defineTask} from '../../../../graph/task/task.ts';
import type {Codec} from '../../../../graph/value/codec.ts';
import {jsonCodec} from '../../../../graph/value/json-codec.ts';
import type {Family} from '../family.ts';
import type {Thing} from '../usage.ts';
import {answeredCodec, answersOf, fileInTreeCodec} from './asked-names.ts';
import {repositoryFor} from './repository-for.ts';
import {resolveCalls, type ResolvedCall, type ResolvedUse} from './resolve-calls.ts';

export interface FileCalls {
  readonly path: string;
  readonly family: Family;
  readonly declares: readonly Pick<Thing, 'id' | 'inline' | 'kind'>[];
  readonly calls: readonly ResolvedCall[];
  /** Types of this repository that it names. Missing where it names none. */
  readonly uses?: readonly ResolvedUse[];
}

export const fileCallsCodec: Codec<FileCalls> = jsonCodec('calls of a file');

export const callsTask = defineTask({
  name: 'calls of a file',
  // 2: what is known of a type is found out once for a file, so its patience lasts longer.
  version: 2,
  input: {file: fileInTreeCodec, answered: answeredCodec},
  output: fileCallsCodec,
  run({file: {row: {value: {path, usage}}, refs: [places]}, answered}): FileCalls {
    const answers = answersOf(answered);
    const declares = new Map(usage.things.filter(({adds, kind}) => adds !== true || kind !== 'type').map(({id, inline, kind}) => [`${inline} ${id}`, {id, inline, kind}]));
    const {calls, uses: all} = resolveCalls({path, usage}, repositoryFor(places), (name) => answers.get(name) ?? []);
    const uses = all.filter((one) => one !== undefined);
    return {path, family: usage.family, declares: [...declares.values()], calls, ...(uses.length > 0 && {uses})};
  },
});
