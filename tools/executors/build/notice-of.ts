// The notice of a build, from its store: the text, and the licences it counts.
import type {Built} from '../../../graph/build.ts';
import type {Store} from '../../../graph/store.ts';
import {attributionCodec} from '../../../stages/dataset/notice/attribution.ts';
import {shardFileCodec} from '../../../stages/dataset/shard-file.ts';
import {contentOf, readValue, rowDigests} from './read-built.ts';

export interface BuiltNotice {
  /** None for a dataset without files. */
  readonly text: Uint8Array | undefined;
  readonly licences: Readonly<Record<string, number>>;
}

export async function noticeOf(store: Store, built: Pick<Built, 'collections'>): Promise<BuiltNotice> {
  const [notice] = await rowDigests(store, built, 'notice');
  const [attribution] = await rowDigests(store, built, 'attribution');
  const licences = attribution === undefined ? {} : (await readValue(store, attribution, attributionCodec)).licences;
  const named = Object.entries(licences).map(([name, count]): [string, number] => [name === '' ? 'unknown' : name, count]);
  const text = notice === undefined ? undefined : await contentOf(store, (await readValue(store, notice, shardFileCodec)).content);
  return {text, licences: Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)))};
}
