// How often a finished build trains bytes of its sources, by the rules that it spells itself.
import type {CollectionRoot} from '../../../graph/root.ts';
import type {RepetitionRules} from '../../../stages/dataset/repetition/repetition-rules.ts';
import {paramsMade} from './params-made.ts';

/** None where nobody counted. */
export function repetitionBuilt(collections: readonly Pick<CollectionRoot, 'name' | 'making'>[]): RepetitionRules | undefined {
  const making = (collection: string) => collections.find(({name}) => name === collection)?.making;
  const count = making('repetition')?.find(([name]) => name === 'gather params')?.[1];
  if (count === undefined) return undefined;
  // Written by this program, and compared with what it would do today.
  const {kinds, most} = JSON.parse(count) as {readonly kinds: readonly string[]; readonly most: number | null};
  const as = most === null ? undefined : paramsMade(making('samples.file') ?? [])['as'];
  return {as: as === 'drop' ? 'drop' : 'context', first: kinds, ...(most !== null && {most})};
}
