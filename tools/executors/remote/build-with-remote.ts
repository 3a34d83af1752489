// A build whose dataset has a remote: looks there first, starts from what is there, and leaves there what it made. Without the remote it is the same build.
import type {BuildReport} from '../build/build-report.ts';
import {currentOutputs} from '../build/current-outputs.ts';
import type {Grinding} from '../build/build-dataset.ts';
import type {Manifest} from '../build/manifest.ts';
import {outputEntry} from '../build/output-entry.ts';
import {reportUpToDate} from '../build/report-of.ts';
import {storeFolder} from '../build/store-folder.ts';
import {bringFilters, bringHot} from '../../../cache/remote/bring-build.ts';
import {anyFilter, type KnownFilter} from '../../../cache/remote/known-filter.ts';
import {coldPacks, eitherPacks} from '../../../cache/remote/cold-packs.ts';
import type {ObjectRef, PackRef, RemoteManifest} from '../../../cache/remote/remote-manifest.ts';
import type {Found} from '../../../cache/remote/remote-reader.ts';
import {doubtingStore, type Doubt} from '../../../cache/remote/doubting-store.ts';
import {remoteStore, type RemoteBehind, type RemoteStore} from '../../../cache/remote/remote-store.ts';
import {bringOutputs, formerOutputs, type FormerOutputs} from './bring-outputs.ts';
import {openRemote, type OpenRemote} from './open-remote.ts';
import {partsMade, publishPart} from './parts-of-build.ts';
import {publishBuild} from './publish-build.ts';
import type {RemoteAccess, RemoteChoice, RemoteReport} from './remote-choice.ts';
import {RemoteFailure} from './remote-failure.ts';
import {taskCosts} from './timed-pool.ts';
import {worthFetching} from './worth-fetching.ts';

export interface WithRemote {
  readonly choice: RemoteChoice;
  readonly access: RemoteAccess;
  readonly grinding: Grinding;
  /** What lies here already, when that is all there is to have. */
  readonly outputs: Manifest | undefined;
  grind(grinding: Grinding): Promise<BuildReport>;
}

/** What is known of the build that the remote has. */
export interface Former {readonly manifest: RemoteManifest; /** Where that lies. */ readonly ref: ObjectRef; readonly behind: RemoteBehind; /** Whether this run starts from it. */ readonly isStart: boolean; readonly outputs?: FormerOutputs | undefined}

/** What several machines made of this build. */
export interface Parts {readonly packs: readonly PackRef[]; readonly filter: KnownFilter}

export async function buildWithRemote({choice, access, grinding, outputs, grind}: WithRemote): Promise<BuildReport> {
  const {dataset, surroundings: {signal, progress, distrust}, mill, store: local, source, started} = grinding;
  const note = (text: string) => progress({kind: 'note', text});
  const remote = openRemote(choice, {access, folder: storeFolder(dataset), store: local, note});
  const costs = taskCosts(() => performance.now());
  let behind: RemoteBehind | undefined;
  let fetching: FormerOutputs | undefined;
  const store = remoteStore(local, () => behind, signal);
  try {
    if (access.part !== undefined) return reported(await buildPart(access.part));
    if (access.doubt !== undefined) return await buildInDoubt(access.doubt);
    const found = distrust === true || (outputs !== undefined && remote.writer === undefined) ? undefined : await remote.reader.root(mill.key, signal);
    if (found !== undefined && (access.publishOnly || outputs !== undefined)) {
      await renewed(remote, found);
      return reported(outputs === undefined ? upToDateThere(found) : reportUpToDate(outputs, {dataset, source, store, wallMs: performance.now() - started}));
    }
    const brought = found && (await bringWhole(found));
    if (brought !== undefined) return reported(brought);
    const former = outputs === undefined ? await bringFormer() : await lookBehind();
    behind = former?.behind;
    const parts = access.fold === undefined ? undefined : await foldParts(access.fold);
    const starting = former?.isStart === true ? startedFrom(store, dataset.target, former.manifest) : store;
    const report = outputs === undefined ? await grind({...grinding, store: starting, timed: costs.timed, ...(former?.outputs !== undefined && {beside: former.outputs})}) : reportUpToDate(outputs, {dataset, source, store, wallMs: performance.now() - started});
    // The build that was brought is the one that was asked for: nothing ran, and so nothing was published here.
    if (former?.isStart === true && (await local.root(dataset.target)) === undefined) await local.publish(dataset.target, {key: former.manifest.key, root: former.manifest.root});
    const {requests, roundTrips} = remote.place.work;
    const published = await publishBuild({remote, grinding, store, former, parts, costs: costs.costs, access});
    return reported({...report, remote: {...idle, requests, roundTrips}}, published);
  } finally {
    await fetching?.settled();
    remote.place.close();
  }

  function reported(report: BuildReport, published = false): BuildReport {
    const {off, requests, roundTrips, ...work} = remote.place.work;
    const asked = report.remote ?? {requests, roundTrips};
    return {...report, remote: {...work, requests: asked.requests, roundTrips: asked.roundTrips, toPublish: {requests: requests - asked.requests, roundTrips: roundTrips - asked.roundTrips}, fetched: Object.fromEntries(store.fetched), published, ...(off !== undefined && {off})}};
  }

  function upToDateThere({record}: Found): BuildReport {
    if (record.domain !== remote.domain && access.use === 'required' && remote.writer === undefined) throw new RemoteFailure('no-secret', remote.place.shown, 'Nothing can be published without a secret key');
    return upToDateHere();
  }

  function upToDateHere(): BuildReport {
    const {gitProcesses, blobReads} = source.work;
    return {root: '', rows: {}, work: {gitProcesses, blobReads, indexGets: local.work.indexGets, bytesWritten: 0}, shards: {written: 0, kept: 0}, tokens: null, wallMs: Math.round(performance.now() - started), out: dataset.out, upToDate: true};
  }

  /** The build is there as it would be made here: it is brought. `undefined` when some of it cannot be had. */
  async function bringWhole(found: Found): Promise<BuildReport | undefined> {
    const manifest = await found.manifest();
    if (manifest === undefined || manifest.key !== mill.key) return undefined;
    const [hot, files] = await Promise.all([bringHot(local, manifest, remote.reader, signal), bringOutputs(dataset.out, manifest, remote, signal)]);
    if (!hot || !files) return undefined;
    await local.publish(dataset.target, {key: mill.key, root: manifest.root});
    await renewed(remote, found);
    const current = await currentOutputs(dataset.out, {root: manifest.root, refs: source.frozen.selected, output: outputEntry(dataset.output), wanted: dataset});
    if (current !== undefined) return reportUpToDate(current, {dataset, source, store, wallMs: performance.now() - started});
    // The same commits under other names: the manifest is written again.
    behind = behindOf(manifest, await bringFilters(manifest.cold, remote.reader, signal));
    return await grind({...grinding, store, timed: costs.timed});
  }

  async function bringFormer(isPart = false): Promise<Former | undefined> {
    const last = distrust === true ? undefined : await remote.reader.head(signal);
    const manifest = await last?.manifest();
    if (last === undefined || manifest === undefined) return undefined;
    // Who has a build already builds upon that one, and asks the remote only for what neither knows.
    const wanted = (await local.root(dataset.target)) === undefined;
    const cold = coldPacks(manifest.cold, remote.reader, remote.place.blame);
    // All at once: it is one time to wait. What a build that is here already lacks is asked for when it is needed.
    const [hot, known, outputs] = await Promise.all([
      wanted ? bringHot(local, manifest, remote.reader, signal) : false,
      bringFilters(manifest.cold, remote.reader, signal),
      formerOutputs(dataset.out, manifest, {reader: remote.reader, wanted: wanted && !access.publishOnly && !isPart}, signal),
      wanted ? cold.prepare(signal) : undefined,
    ]);
    fetching = outputs;
    return {manifest, ref: refOf(last), behind: {...behindOf(manifest, known, cold), ...(outputs !== undefined && {elsewhere: outputs.value})}, isStart: wanted && hot, outputs: wanted ? outputs : undefined};
  }

  async function buildPart({part, of}: NonNullable<RemoteAccess['part']>): Promise<BuildReport> {
    const {writer} = remote;
    if (writer === undefined) throw new RemoteFailure('no-secret', remote.place.shown, 'A part of a build is of use only in the remote, and nothing can be published without a secret key');
    const there = await remote.reader.root(mill.key, signal);
    if (there !== undefined) return upToDateThere(there);
    const former = await bringFormer(true);
    behind = former?.behind;
    const {runMill} = await import('../build/run-mill.ts');
    const {ledger} = await runMill({...grinding, store: former?.isStart === true ? startedFrom(store, dataset.target, former.manifest) : store, timed: costs.timed}, {part: {index: part - 1, of}});
    await publishPart({remote, writer, store, key: mill.key, part: {part, of}, costs: costs.costs, known: former?.behind.filter}, signal);
    const {gitProcesses, blobReads} = source.work;
    return {root: '', rows: Object.fromEntries([...ledger].map(([name, ran]) => [name, {ran, reused: 0, stubs: 0}])), work: {gitProcesses, blobReads, indexGets: local.work.indexGets, bytesWritten: local.work.bytesWritten}, shards: {written: 0, kept: 0}, tokens: null, wallMs: Math.round(performance.now() - started), out: dataset.out, upToDate: false};
  }

  /** From nothing, so that every row is asked for; all that is known of the others is taken, whatever it costs. */
  async function buildInDoubt(doubt: Doubt): Promise<BuildReport> {
    const former = await bringFormer(true);
    behind = former && {...former.behind, worth: () => true};
    const doubting = doubtingStore(store, doubt);
    const {runMill} = await import('../build/run-mill.ts');
    await runMill({...grinding, store: doubting});
    const report = reported(upToDateHere());
    return {...report, remote: {...(report.remote ?? idle), doubted: doubting.doubted()}};
  }

  /** What the parts made stands beside what the remote had. It is taken whatever it costs: it was made to be taken. */
  async function foldParts(of: number): Promise<Parts> {
    const packs = await partsMade({remote, key: mill.key, of, note}, signal);
    const {filter} = await bringFilters(packs, remote.reader, signal);
    const [first, own] = [behind, coldPacks(packs, remote.reader, remote.place.blame)];
    behind = first === undefined ? {filter, cold: own, worth: () => true} : {...first, filter: anyFilter([first.filter, filter]), cold: eitherPacks(own, first.cold), worth: () => true};
    return {packs, filter};
  }

  /** Everything is here and is to be published: what the remote has need not be sent. */
  async function lookBehind(): Promise<Former | undefined> {
    const last = await remote.reader.head(signal);
    const manifest = await last?.manifest();
    return last && manifest && {manifest, ref: refOf(last), behind: behindOf(manifest, await bringFilters(manifest.cold, remote.reader, signal)), isStart: false};
  }

  function behindOf(manifest: RemoteManifest, {filter}: Awaited<ReturnType<typeof bringFilters>>, cold = coldPacks(manifest.cold, remote.reader, remote.place.blame)): RemoteBehind {
    return {filter, cold, worth: worthFetching(manifest.costs, {threads: dataset.threads, bytesPerMs: () => remote.place.bytesPerMs})};
  }
}

function refOf({record: {domain, sha256, size}}: Found): ObjectRef {
  return {in: domain, sha256, size};
}

const idle: RemoteReport = {requests: 0, roundTrips: 0, toPublish: {requests: 0, roundTrips: 0}, bytesIn: 0, bytesOut: 0, failures: 0, lostMs: 0, fetched: {}, published: false};

/** Until something is published here, the last build is the one that was brought. */
function startedFrom(store: RemoteStore, target: string, {key, root}: RemoteManifest): RemoteStore {
  return {...store, get work() {
    return store.work;
  }, root: async (asked) => (await store.root(asked)) ?? (asked === target ? {key, root} : undefined)};
}

/** What is believed for less than half its time yet is said again by who may. */
async function renewed({writer, domain, now}: OpenRemote, {record, manifest}: Found): Promise<void> {
  if (writer === undefined || record.domain !== domain || record.notAfter - now() > 15 * 86_400) return;
  const said = await manifest();
  if (said !== undefined) await writer.renew(said, record, AbortSignal.timeout(10_000)).catch(() => undefined);
}

