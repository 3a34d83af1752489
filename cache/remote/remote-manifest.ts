// What a build is in a remote: the packs that hold it, what its rows cost, and the files it wrote. Named by its hash in a signed record.
import type {Digest} from '../../graph/value/digest.ts';
import {isDomain, type TrustDomain} from './remote-names.ts';
import {isCount} from './signed-record.ts';

/** Bytes under their hash, in the domain that wrote them. */
export interface ObjectRef {readonly in: TrustDomain; readonly sha256: string; readonly size: number}

/** A pack with what is needed to read parts of it: its table is believed since its hash stands here. */
export interface PackRef extends ObjectRef {
  readonly table: {readonly at: number; readonly sha256: string; readonly values: number; readonly answers: number};
  /** Which keys and digests it has, nearly. None for packs that are fetched whole. */
  readonly filter: ObjectRef | null;
}

/** `value`: the stored value whose wire form is a zero byte and the bytes of the file, so that they need not lie there twice. */
export interface FileRef extends ObjectRef {readonly file: string; readonly value?: Digest}

/** What the rows of a task cost when they ran, and how many bytes came of them: whether fetching is cheaper is decided by it. */
export interface TaskCost {readonly rows: number; readonly ms: number; readonly bytes: number}

export interface RemoteManifest {
  readonly key: Digest;
  readonly root: Digest;
  /** Seconds since 1970. */
  readonly at: number;
  /** The manifest of the head before, so that a clean-up finds what there is without a listing. */
  readonly before: (ObjectRef & {readonly key: string}) | null;
  /** Packs of what every later build reads: the chunks of all maps, and what lies beside them. Fetched whole. */
  readonly hot: readonly PackRef[];
  /** Packs of values and answers that few builds ask for. Fetched in parts. */
  readonly cold: readonly PackRef[];
  readonly costs: Readonly<Record<string, TaskCost>>;
  /** The files of the output folder; the first is its manifest. */
  readonly files: readonly FileRef[];
}

const format = 'gristmill remote 1';
export const mostManifestBytes = 16 * 1024 * 1024;
const mostPackBytes = 4 * 1024 * 1024 * 1024;

export function encodeManifest(manifest: RemoteManifest): Buffer {
  return Buffer.from(`${JSON.stringify({format, ...manifest})}\n`);
}

/** `undefined` when it is not of this format, or says what no build of ours would. */
export function decodeManifest(bytes: Uint8Array): RemoteManifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
  return isManifest(value) ? value : undefined;
}

function isManifest(value: unknown): value is RemoteManifest {
  if (!isRecord(value) || value['format'] !== format) return false;
  const {key, root, at, before, hot, cold, costs, files} = value;
  return isHash(key) && typeof root === 'string' && /^(?:[0-9a-f]{64}|raw:[\w-]*)$/.test(root) && isCount(at)
    && (before === null || (isObject(before) && isHash((before as unknown as Record<string, unknown>)['key'])))
    && listOf(hot, isPack) && listOf(cold, isPack) && isRecord(costs) && Object.values(costs).every(isCost) && listOf(files, isFile);
}

function isObject(value: unknown): value is ObjectRef {
  return isRecord(value) && typeof value['in'] === 'string' && isDomain(value['in']) && isHash(value['sha256']) && isCount(value['size']) && value['size'] <= mostPackBytes;
}

function isPack(value: unknown): boolean {
  if (!isObject(value)) return false;
  const {table, filter}: Readonly<Record<string, unknown>> = {...value};
  return (filter === null || isObject(filter)) && isRecord(table) && isCount(table['at']) && table['at'] <= value.size && isHash(table['sha256']) && isCount(table['values']) && isCount(table['answers']);
}

/** Names that a build of ours could have given, and no way out of the folder. */
function isFile(value: unknown): boolean {
  if (!isObject(value)) return false;
  const {file, value: named}: Readonly<Record<string, unknown>> = {...value};
  return (named === undefined || isHash(named)) && typeof file === 'string' && file.length < 256 && /^[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*)*$/.test(file) && !file.includes('..');
}

function isCost(value: unknown): boolean {
  return isRecord(value) && isCount(value['rows']) && isCount(value['bytes']) && typeof value['ms'] === 'number' && value['ms'] >= 0;
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown, is: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is);
}
