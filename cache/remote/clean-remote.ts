// Removes from a remote what no kept build needs: marked first, and gone a week later, so that nobody who reads it now loses the ground.
import {hash} from 'node:crypto';
import {forEachBounded} from '../../graph/run/bounded.ts';
import {catalogueOf, decodeCatalogue, encodeCatalogue, type Catalogued} from './catalogue.ts';
import type {GuardedPlace} from './guarded-place.ts';
import type {ObjectRef, RemoteManifest} from './remote-manifest.ts';
import {marksPath, objectPath, rootPath} from './remote-names.ts';
import type {RemoteIdentity, RemoteReader} from './remote-reader.ts';
import type {RemoteWriter} from './remote-writer.ts';

export interface CleanOptions extends RemoteIdentity {
  readonly place: GuardedPlace;
  readonly reader: RemoteReader;
  readonly writer: RemoteWriter;
  /** Seconds since 1970. */
  readonly now: () => number;
  readonly nights: number;
  readonly weeks: number;
  readonly graceSeconds: number;
  readonly dryRun: boolean;
}

export interface CleanReport {
  readonly builds: {readonly kept: number; readonly dropped: number};
  readonly objects: {readonly kept: number; readonly marked: number; readonly removed: number};
  readonly bytesRemoved: number;
}

/** `undefined` when there is no build to keep anything for: then nothing is touched, either. */
export async function cleanRemote(options: CleanOptions, signal: AbortSignal): Promise<CleanReport | undefined> {
  const {place, reader, writer, domain, repository, head, now, nights, weeks, graceSeconds, dryRun} = options;
  const last = await reader.headOf(domain, signal);
  const newest = await last?.manifest();
  if (last === undefined || newest === undefined) return undefined;
  const marks = await reader.record(marksPath(domain, repository, head), {kind: 'gone', domain, name: head}, signal);
  const before = decodeCatalogue(marks && (await reader.object({in: domain, sha256: marks.sha256, size: marks.size}, signal)));
  const builds = await catalogueOf({first: {ref: {in: domain, sha256: last.record.sha256, size: last.record.size}, manifest: newest}, known: before.builds}, reader, signal);
  const kept = builds.filter((_, at) => isKept(builds, at, {nights, weeks}));
  const dropped = builds.filter((build) => !kept.includes(build));
  const needed = new Set(kept.flatMap(objectsOf).map(({sha256}) => sha256));
  const unneeded = new Map([...before.marked.map(({ref}) => ref), ...dropped.flatMap(objectsOf)].filter((ref) => ref.in === domain && !needed.has(ref.sha256)).map((ref) => [ref.sha256, ref]));
  const since = new Map(before.marked.map(({ref, at}) => [ref.sha256, at]));
  const [due, waiting]: [ObjectRef[], ObjectRef[]] = [[], []];
  for (const ref of unneeded.values()) ((since.get(ref.sha256) ?? now()) <= now() - graceSeconds ? due : waiting).push(ref);
  const report = {builds: {kept: kept.length, dropped: dropped.length}, objects: {kept: needed.size, marked: waiting.length, removed: due.length}, bytesRemoved: due.reduce((sum, {size}) => sum + size, 0)};
  if (dryRun) return report;

  // The records first: nobody is sent to what is going. Then the list, so that whoever dies here goes on where it ended.
  for (const {manifest: {key}} of dropped) if (!kept.some((build) => build.manifest.key === key)) await place.remove(rootPath(domain, repository, key), signal);
  const body = encodeCatalogue({builds: kept.map(({ref, manifest: {key, at}}) => ({ref, key, at})), marked: [...waiting, ...due].map((ref) => ({ref, at: since.get(ref.sha256) ?? now()}))});
  const own = {in: domain, sha256: hash('sha256', body, 'hex'), size: body.length};
  await writer.objects([{ref: own, body}], signal);
  await writer.mark(own, signal);
  if (marks !== undefined && marks.sha256 !== own.sha256) await place.remove(objectPath(domain, marks.sha256), signal);
  await forEachBounded(due, 8, (ref) => place.remove(objectPath(ref.in, ref.sha256), signal));
  return report;
}

/** The last build of each of the last nights, and of each of the last weeks; builds are newest first. */
function isKept(builds: readonly Catalogued[], at: number, {nights, weeks}: {readonly nights: number; readonly weeks: number}): boolean {
  return at === 0 || isLastOf(builds, at, {seconds: 86_400, most: nights}) || isLastOf(builds, at, {seconds: 7 * 86_400, most: weeks});
}

function isLastOf(builds: readonly Catalogued[], at: number, {seconds, most}: {readonly seconds: number; readonly most: number}): boolean {
  const spans = builds.map(({manifest}) => Math.floor(manifest.at / seconds));
  const distinct = [...new Set(spans)].slice(0, most);
  const own = spans[at];
  return own !== undefined && distinct.includes(own) && spans.indexOf(own) === at;
}

function objectsOf({ref, manifest: {hot, cold, files}}: {readonly ref: ObjectRef; readonly manifest: RemoteManifest}): readonly ObjectRef[] {
  return [ref, ...hot, ...cold, ...cold.flatMap(({filter}) => filter ?? []), ...files].map(({in: domain, sha256, size}) => ({in: domain, sha256, size}));
}
