// Builds that are still kept, by how far back they lie.
import {finishedBuild, type Finished, type FinishedBuild} from './finished.ts';

/** Newest first. A build that left what the one before it left is the same build. */
export function distinctBuilds({history}: Pick<Finished, 'history'>): Finished['history'] {
  return history.filter(({root}, at) => root !== history[at - 1]?.root);
}

export async function buildBack(finished: Finished, back: number): Promise<FinishedBuild | undefined> {
  if (back === 0) return finished.build;
  const published = distinctBuilds(finished)[back];
  return published === undefined ? undefined : await finishedBuild(finished.store, finished.dataset, published);
}
