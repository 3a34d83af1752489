// The texts of a document's samples. What lies in the repository is read from our mirror of it, by the reader that builds use.
import {heapFor} from '../../../graph/run/heap.ts';
import {foreignBehind, partOf, type Foreign} from '../../../graph/run/parts.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {StubReached, whole} from '../../../graph/value/whole.ts';
import {enforceRules, UnknownRules} from '../../../stages/clean/rules-in-force.ts';
import {render} from '../../../stages/sample/render.ts';
import type {Body, Sample} from '../../../stages/sample/sample.ts';
import {samplesCodec} from '../../../stages/sample/samples-codec.ts';
import {gitLoader} from '../../../stages/source/git/git-loader.ts';
import type {Finished} from '../look/finished.ts';
import {ourMirror} from '../look/our-mirror.ts';

/** A text, or why there is none. */
export type Rendered = {readonly text: Uint8Array; readonly spans: readonly Uint8Array[]} | {readonly missing: string};

export interface Rendering {
  /** Where git is looked up. */
  readonly path: string;
  /** The texts of a sample's spans: in plain text, or as a profile writes them. */
  readonly texts?: Texts;
}

type Texts = (sample: Sample, body: Pick<Body, 'leaves'>) => readonly Uint8Array[];

/** In the order of the document's samples. */
export async function renderSamples(finished: Finished, digest: Digest, {path, texts = plainTexts}: Rendering): Promise<readonly Rendered[]> {
  const heap = await heapFor(finished.store, [[digest]], Infinity);
  const addresses = new Set<Digest>();
  foreignBehind(digest, {heap, reach: Infinity}, addresses);
  await enforceRules(finished.dataset.clean?.rules);
  const {foreign, missing} = await loadForeign(finished, [...addresses], path);
  const part = whole(partOf(digest, {heap, reach: Infinity}, {foreign, memo: new Map()}));
  const {samples, leaves} = samplesCodec.decode(part.bytes, part.parts).body();
  return samples.map((sample) => rendered(sample, {leaves}, {texts, missing}));
}

function plainTexts(sample: Sample, body: Pick<Body, 'leaves'>): readonly Uint8Array[] {
  return render(sample, body).map(({text}) => text);
}

function rendered(sample: Sample, body: Pick<Body, 'leaves'>, {texts, missing}: {readonly texts: Texts; readonly missing: string | undefined}): Rendered {
  try {
    const spans = texts(sample, body);
    return {text: Buffer.concat(spans), spans};
  } catch (failure) {
    if (failure instanceof UnknownRules) return {missing: 'it was cleaned by other rules than "clean" of the configuration says now'};
    if (failure instanceof StubReached) return {missing: missing ?? failure.stub};
    throw failure;
  }
}

const largestObject = 32 * 1024 * 1024;

/** What the mirror has of it. */
async function loadForeign({dataset, signal}: Finished, addresses: readonly Digest[], path: string): Promise<{foreign: Foreign; missing: string | undefined}> {
  if (addresses.length === 0) return {foreign: new Map(), missing: undefined};
  const mirror = await ourMirror(dataset, path);
  if (mirror === undefined) return {foreign: new Map(), missing: `our mirror of "${dataset.source}" is gone; the next build makes it again`};
  const loader = gitLoader(mirror.git, {gitDir: mirror.gitDir, maxBytes: largestObject, verify: true});
  try {
    const loaded = await loader.load(addresses, signal);
    const gone = addresses.find((_, at) => loaded[at] === undefined);
    return {foreign: new Map(addresses.map((address, at) => [address, loaded[at]])), missing: gone === undefined ? undefined : `"${dataset.source}" no longer has the object ${gone}`};
  } finally {
    await loader.close();
  }
}
