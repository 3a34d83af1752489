// How much the notice of a build leaves out, from its store.
import type {Built} from '../../../graph/build.ts';
import type {Store} from '../../../graph/store.ts';
import {attributionCodec} from '../../../stages/dataset/notice/attribution.ts';
import {readValue, rowDigests} from './read-built.ts';

/** How often files mention what is not listed; missing where all is. */
export type Unlisted = Readonly<Record<'copyright_lines' | 'licence_texts', number>>;

export async function unlistedOf(store: Store, built: Pick<Built, 'collections'>): Promise<Unlisted | undefined> {
  const [attribution] = await rowDigests(store, built, 'attribution');
  if (attribution === undefined) return undefined;
  const {copyrights, texts} = await readValue(store, attribution, attributionCodec);
  return copyrights.others + texts.others === 0 ? undefined : {copyright_lines: copyrights.others, licence_texts: texts.others};
}
