// How the state of a source differs between two builds, line by line.
import {feedState, type BuildSide, type Compared} from '../../../graph/explain/build-side.ts';

/** Lines of the state that are gone, and lines that are new: commits, for the sources there are. */
export interface SourceMove {readonly before: readonly string[]; readonly after: readonly string[]}

export async function sourceMove(compared: Compared, collection: string): Promise<SourceMove> {
  const [old, now] = [await linesOf(compared, compared.before, collection), await linesOf(compared, compared.after, collection)];
  return {before: old.filter((line) => !now.includes(line)), after: now.filter((line) => !old.includes(line))};
}

async function linesOf(compared: Compared, side: BuildSide | undefined, collection: string): Promise<readonly string[]> {
  const state = await feedState(compared, side, collection);
  return state === undefined ? [] : Buffer.from(state.buffer, state.byteOffset, state.byteLength).toString('utf8').split('\n').filter((line) => line !== '');
}
