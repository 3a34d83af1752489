// The stories of the rows behind some rows: what moved, back to the sources.
import type {Compared, RowName} from './build-side.ts';
import {explainRow, type RowStory} from './explain-row.ts';

export interface Bounds {
  /** Stories in all. */
  readonly most: number;
  /** Inputs of one row that are followed. */
  readonly breadth: number;
}

/** Each row once, in the order of the pipeline: causes before effects. */
export async function explainBehind(compared: Compared, stories: readonly RowStory[], {most, breadth}: Bounds): Promise<readonly RowStory[]> {
  const seen = new Set(stories.map(nameOf));
  const behind: RowStory[] = [];
  const waiting = [...stories];
  for (let story = waiting.shift(); story !== undefined; story = waiting.shift()) {
    const moved = story.inputs.filter(({before, after}) => before !== after).slice(0, breadth);
    for (const row of [...moved, ...story.stoppedAt]) {
      if (seen.has(nameOf(row)) || behind.length >= most) continue;
      seen.add(nameOf(row));
      const found = await explainRow(compared, row);
      behind.push(found);
      waiting.push(found);
    }
  }
  const place = new Map(compared.after.plan.operators.map(({name}, at) => [name, at]));
  return behind.sort((a, b) => (place.get(a.collection) ?? 0) - (place.get(b.collection) ?? 0));
}

function nameOf({collection, id}: RowName): string {
  return JSON.stringify([collection, id]);
}
