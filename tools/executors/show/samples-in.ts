// The samples of a document as the store has them: their spans, without any text of the repository.
import type {Digest} from '../../../graph/value/digest.ts';
import type {Sample} from '../../../stages/sample/sample.ts';
import type {Finished} from '../look/finished.ts';
import {sampleBodies} from '../look/sample-bodies.ts';

export async function samplesIn({store}: Pick<Finished, 'store'>, digest: Digest): Promise<readonly Sample[]> {
  for await (const {samples} of sampleBodies(store, [digest], 'samples')) return samples;
  return [];
}
