// Why a row of a finished build is what it is: what it was made from, and how, compared with the build before. Reads rows, runs no heavy task.
import type {Digest} from '../value/digest.ts';
import {isLost} from '../value/stub.ts';
import {digestsIn, originsIn, rootOf, type Compared, type RowName} from './build-side.ts';
import {compareMaking, type FieldChange} from './compare-making.ts';
import {inputsMoved, type InputMove} from './inputs-moved.ts';

export type RowMove = 'new' | 'changed' | 'gone' | 'unchanged';

/**
 * Of rows that moved:
 *   first-build     there is no build to compare with
 *   new-collection  the collection itself came or went
 *   source          the world moved
 *   inputs, making, inputs-and-making
 *   retried         what could not be had then can be had now, or the other way round
 *   unexplained     nothing it depends on differs: equal inputs gave another output under the same version
 * Of rows that did not:
 *   same-result     what it is made from, or how, is different, and gave the same: the wave stopped here
 *   stopped-before  something further back moved, and gave the same before it came here
 *   untouched       nothing it depends on moved
 */
export type Reason = 'first-build' | 'new-collection' | 'source' | 'inputs' | 'making' | 'inputs-and-making' | 'retried' | 'unexplained' | 'same-result' | 'stopped-before' | 'untouched';

export interface RowStory extends RowName {
  readonly before: Digest | undefined;
  readonly after: Digest | undefined;
  readonly move: RowMove;
  readonly reason: Reason;
  /** What differs in how the rows of its collection are made. */
  readonly making: readonly FieldChange[];
  readonly inputs: readonly InputMove[];
  /** Rows at which the wave stopped, when that was further back. */
  readonly stoppedAt: readonly RowName[];
}

export async function explainRow(compared: Compared, row: RowName): Promise<RowStory> {
  const story = await ownStory(compared, row);
  if (story.reason !== 'untouched') return story;
  const stoppedAt = await stopsBehind(compared, row);
  return stoppedAt.length === 0 ? story : {...story, reason: 'stopped-before', stoppedAt};
}

/** Without a look at what lies behind its inputs. */
async function ownStory(compared: Compared, {collection, id}: RowName): Promise<RowStory> {
  const [before] = await digestsIn(compared, compared.before, {collection, ids: [id]});
  const [after] = await digestsIn(compared, compared.after, {collection, ids: [id]});
  const move = before === after ? 'unchanged' : before === undefined ? 'new' : after === undefined ? 'gone' : 'changed';
  const named = {collection, id, before, after, move, stoppedAt: []} as const;
  if (compared.before === undefined) return {...named, reason: 'first-build', making: [], inputs: []};
  const [old, now] = [rootOf(compared.before, collection), rootOf(compared.after, collection)];
  if (old === undefined || now === undefined) return {...named, reason: 'new-collection', making: [], inputs: []};
  const making = compareMaking(old.making, now.making);
  const inputs = await inputsMoved(compared, {collection, id});
  return {...named, reason: reasonOf(compared, {...named, making, inputs}), making, inputs};
}

function reasonOf({after: {plan}}: Compared, {collection, before, after, move, making, inputs}: Omit<RowStory, 'reason'>): Reason {
  if (move === 'unchanged') return making.length + inputs.length > 0 ? 'same-result' : 'untouched';
  if (making.length > 0) return inputs.length > 0 ? 'inputs-and-making' : 'making';
  if (inputs.length > 0) return 'inputs';
  if (plan.operators.some(({name, kind}) => name === collection && kind === 'source')) return 'source';
  return wasLost(before) || wasLost(after) ? 'retried' : 'unexplained';
}

function wasLost(digest: Digest | undefined): boolean {
  return digest !== undefined && isLost(digest);
}

const mostVisited = 200;
const mostStops = 5;

/** Looks back from a row that nothing touched for the rows at which a wave stopped that was on its way here. */
async function stopsBehind(compared: Compared, row: RowName): Promise<readonly RowName[]> {
  const stops: RowName[] = [];
  const seen = new Set<string>();
  const waiting: RowName[] = [row];
  for (let at = 0; at < waiting.length && stops.length < mostStops; at++) {
    const next = waiting[at];
    if (next === undefined) break;
    for (const {collection, id} of await originsIn(compared, compared.after, next)) {
      const name = JSON.stringify([collection, id]);
      if (id === undefined || seen.has(name) || seen.size >= mostVisited) continue;
      seen.add(name);
      const {reason} = await ownStory(compared, {collection, id});
      if (reason === 'same-result') stops.push({collection, id});
      else if (reason === 'untouched') waiting.push({collection, id});
    }
  }
  return stops.slice(0, mostStops);
}
