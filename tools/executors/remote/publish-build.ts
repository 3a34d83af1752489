// Puts a finished build into its remote: packs, files of the output folder, and the record that says so. What fails is told, and changes nothing here.
import {join} from 'node:path';
import {createHash, hash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {buildPacks} from '../../../cache/remote/build-packs.ts';
import {isTrouble} from '../../../cache/remote/remote-trouble.ts';
import type {FileRef, RemoteManifest, TaskCost} from '../../../cache/remote/remote-manifest.ts';
import type {RemoteStore} from '../../../cache/remote/remote-store.ts';
import type {ToPut} from '../../../cache/remote/remote-writer.ts';
import {readRoot} from '../../../graph/read-root.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import type {Grinding} from '../build/build-dataset.ts';
import {readManifest, sizeOf} from '../build/current-outputs.ts';
import {filesListed} from '../build/files-listed.ts';
import {manifestFile, type Manifest} from '../build/manifest.ts';
import type {Former, Parts} from './build-with-remote.ts';
import type {OpenRemote} from './open-remote.ts';
import type {RemoteAccess} from './remote-choice.ts';
import {RemoteFailure} from './remote-failure.ts';
import {noLinks} from './bring-outputs.ts';
import {joinedCosts} from './timed-pool.ts';

export interface Publishing {
  readonly remote: OpenRemote;
  readonly grinding: Grinding;
  readonly store: RemoteStore;
  readonly former: Former | undefined;
  readonly parts?: Parts | undefined;
  readonly costs: ReadonlyMap<string, TaskCost>;
  readonly access: RemoteAccess;
}

/** True when it was published. */
export async function publishBuild(publishing: Publishing): Promise<boolean> {
  const {remote: {place, writer}, access, grinding: {surroundings}} = publishing;
  const required = access.use === 'required';
  if (writer === undefined) {
    if (required) throw new RemoteFailure('no-secret', place.shown, 'Nothing can be published without a secret key that is believed');
    return false;
  }
  try {
    return await publish(publishing, writer);
  } catch (cause) {
    if (!isTrouble(cause) && !(cause instanceof RemoteFailure)) throw cause;
    if (required) throw cause instanceof RemoteFailure ? cause : new RemoteFailure('not-published', place.shown, cause.message, cause);
    surroundings.progress({kind: 'note', text: `The build is here, but not in the remote: ${cause.message}`});
    return false;
  }
}

async function publish({remote, grinding: {dataset, mill, surroundings: {signal}}, store, former, parts, costs}: Publishing, writer: NonNullable<OpenRemote['writer']>): Promise<boolean> {
  const published = await store.root(dataset.target);
  const manifest = await readManifest(dataset.out);
  // Rows that could not be had may be had tomorrow: such a build answers nothing.
  if (published?.key !== mill.key || manifest?.root !== published.root) throw new RemoteFailure('not-published', remote.place.shown, 'Some rows could not be had this time, so the build is of this machine alone');
  const root = await readRoot(store, published.root);
  if (root === undefined) return false;
  const built = {root: published.root, collections: root.collections};
  const files = await outputFiles(dataset.out, manifest, {domain: remote.domain, there: former?.manifest.files ?? []});
  await using packs = await buildPacks({
    store, built, reader: remote.reader, domain: remote.domain, damaged: remote.place.blame, elsewhere: new Set(files.refs.flatMap(({value}) => value ?? [])), startedFromFormer: former?.isStart === true,
    former: former && {manifest: former.manifest, filter: former.behind.filter},
    parts: parts?.packs ?? [],
    partFilter: parts?.filter,
    aboutChunks(collection) {
      const about = mill.plan.operators.find(({name}) => name === collection)?.aboutChunks;
      return about && {map: about.map, key: (chunk: Digest) => about.key(chunk, mill.resources)};
    },
  }, signal);
  await writer.objects([...packs.puts, ...files.puts], signal);
  const said: RemoteManifest = {
    key: mill.key, root: published.root, at: remote.now(), before: beforeOf(former), hot: packs.hot, cold: packs.cold,
    costs: joinedCosts(former?.manifest.costs ?? {}, costs), files: files.refs,
  };
  await writer.publish(said, signal);
  return true;
}

function beforeOf(former: Former | undefined): RemoteManifest['before'] {
  return former === undefined ? null : {...former.ref, key: former.manifest.key};
}

/** A file that the remote has is not sent again, wherever it lies there. */
async function outputFiles(out: string, manifest: Manifest, {domain, there}: {readonly domain: string; readonly there: readonly FileRef[]}): Promise<{readonly refs: readonly FileRef[]; readonly puts: readonly ToPut[]}> {
  const known = new Map(there.map((ref) => [ref.sha256, ref]));
  const text = await readFile(join(out, manifestFile));
  const own = {file: manifestFile, sha256: hash('sha256', text, 'hex'), size: text.length};
  const texts = new Set(manifest.shards.map(({file}) => file));
  const refs: FileRef[] = [];
  const puts: ToPut[] = [];
  for (const {file, sha256, size = await sizeOf(join(out, file))} of [own, ...filesListed(manifest)]) {
    if (size === undefined) throw new RemoteFailure('not-published', out, `"${file}" is missing in the output folder`);
    const kept = known.get(sha256);
    const value = texts.has(file) ? (kept?.value ?? (await valueOf(join(out, file)))) : undefined;
    const ref: FileRef = {file, in: kept?.in ?? domain, sha256, size, ...(value !== undefined && {value})};
    refs.push(ref);
    if (kept === undefined && !puts.some(({ref}) => ref.sha256 === sha256)) puts.push({ref, body: {file: join(out, file), size, sha256}});
  }
  return {refs, puts};
}

/** The text of a shard is a value without links. */
async function valueOf(path: string): Promise<Digest> {
  const sha256 = createHash('sha256').update(noLinks);
  for await (const piece of createReadStream(path)) sha256.update(piece as Buffer);
  // A brand is minted: this is how a value is named.
  return sha256.digest('hex') as Digest;
}
