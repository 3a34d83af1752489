// Which names a file has to ask for to know what it calls. One name leads to the next, so a file asks in rounds, until it knows enough.
import {naming} from '../../../../graph/task/naming.ts';
import {defineTask} from '../../../../graph/task/task.ts';
import type {Codec} from '../../../../graph/value/codec.ts';
import {joinedCodec, type Joined} from '../../../../graph/value/joined-codec.ts';
import {jsonCodec} from '../../../../graph/value/json-codec.ts';
import {isStub} from '../../../../graph/value/stub.ts';
import {usageOfFileCodec, type UsageOfFile} from '../placed-usage.ts';
import type {PackagePlace} from '../../packages/package-facts.ts';
import {placesCodec} from '../../packages/package-places.ts';
import {repositoryFor} from './repository-for.ts';
import {nameCodec} from './name-tasks.ts';
import type {Ask} from './names.ts';
import type {NamePiece} from './piece.ts';
import {resolveCalls} from './resolve-calls.ts';

export interface Asked {
  /** Sorted. */
  readonly names: readonly string[];
  /** The answers lead to no more names. */
  readonly enough: boolean;
}

export const askedCodec: Codec<Asked> = jsonCodec('asked names');
export type FileInTree = Joined<UsageOfFile, readonly PackagePlace[]>;
export const fileInTreeCodec: Codec<FileInTree> = joinedCodec(usageOfFileCodec, placesCodec);
export const answeredCodec = joinedCodec(askedCodec, nameCodec);

export const firstAsked = defineTask({
  name: 'names asked first',
  // 2: what is known of a type is found out once for a file, so its patience lasts longer.
  version: 2,
  input: {file: fileInTreeCodec},
  output: askedCodec,
  run: ({file}) => furtherNames(file, new Map()),
});

export const nextAsked = defineTask({
  name: 'names asked next',
  // 2: as for those asked first.
  version: 2,
  input: {file: fileInTreeCodec, answered: answeredCodec},
  output: askedCodec,
  run: ({file, answered}) => (answered.row.value.enough ? answered.row.value : furtherNames(file, answersOf(answered))),
});

export const namesAsked = defineTask({name: 'names of an ask', version: 1, ...naming(askedCodec, ({names}) => names)});

/** No file under a name, and a name that cannot be had, are no answer. */
export function answersOf({row, refs}: Joined<Asked, readonly NamePiece[]>): ReadonlyMap<string, readonly NamePiece[]> {
  return new Map(row.value.names.map((name, at) => {
    const ref = refs[at];
    return [name, ref === undefined || isStub(ref) ? [] : ref.value] as const;
  }));
}

function furtherNames({row, refs: [places]}: Joined<UsageOfFile, readonly PackagePlace[]>, answers: ReadonlyMap<string, readonly NamePiece[]>): Asked {
  const names = new Set(answers.keys());
  const ask: Ask = (name) => {
    names.add(name);
    return answers.get(name) ?? [];
  };
  resolveCalls(row.value, repositoryFor(places), ask);
  return {names: [...names].sort(), enough: names.size === answers.size};
}
