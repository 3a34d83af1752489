// Compares an output folder with what the manifest and the store say lies in it: every byte of every file, and every name.
import {readdir, readFile} from 'node:fs/promises';
import {join, relative} from 'node:path';
import {codeOf} from '../../../cache/store-error.ts';
import {ValueLost} from '../../../graph/merkle/value-lost.ts';
import {filesListed, type ListedFile} from '../build/files-listed.ts';
import {manifestBytes} from '../build/manifest-of.ts';
import {manifestFile, type Manifest} from '../build/manifest.ts';
import {outputEntry} from '../build/output-entry.ts';
import type {Finished} from '../look/finished.ts';
import {claimedManifest, type ClaimedManifest} from './claimed-manifest.ts';
import {expectedManifest} from './expected-manifest.ts';
import {fileSha256} from './file-sha256.ts';
import type {OutputFinding} from './finding.ts';
import {firstDifference, type Difference} from './first-difference.ts';
import {statesOf} from './states-of.ts';

export interface CheckedOutputs {
  readonly files: number;
  readonly bytes: number;
  readonly findings: readonly OutputFinding[];
  /** What the manifest claims, when it is one, and its bytes. */
  readonly claimed: ClaimedManifest | undefined;
  readonly manifest: Uint8Array | undefined;
}

export async function checkOutputs(finished: Finished, advanced: (files: number) => void): Promise<CheckedOutputs> {
  const {dataset: {out}, signal} = finished;
  const bytes = await bytesOf(join(out, manifestFile));
  const claimed = bytes === undefined ? undefined : claimedManifest(bytes);
  const about = await aboutManifest(finished, bytes, claimed);
  const listed = about.files ?? [];
  const findings: OutputFinding[] = [...about.findings];
  let total = bytes?.length ?? 0;
  for (const wanted of listed) {
    const found = await fileSha256(join(out, wanted.file), signal);
    total += found?.size ?? 0;
    findings.push(...aboutFile(join(out, wanted.file), wanted, found));
    advanced(1);
  }
  const known = new Set([manifestFile, ...listed.map(({file}) => file)]);
  // Without a list of files there are no files too many.
  const extra = about.files === undefined ? [] : (await namesIn(out)).filter((name) => !known.has(name));
  findings.push(...extra.map((name): OutputFinding => ({kind: 'file-extra', file: join(out, name)})));
  return {files: listed.length + 1, bytes: total, findings, claimed: typeof claimed === 'object' ? claimed : undefined, manifest: bytes};
}

/** What it is written as is known of a manifest alone. */
function outputOf({dataset}: Finished): Pick<Manifest, 'output'> {
  const output = outputEntry(dataset.output);
  return output === undefined ? {} : {output};
}

interface AboutManifest {readonly findings: readonly OutputFinding[]; readonly files: readonly ListedFile[] | undefined}

/** The store says what should lie there. Only where it cannot, or where the manifest is of another build, the manifest is taken at its word. */
async function aboutManifest(finished: Finished, bytes: Uint8Array | undefined, claimed: ClaimedManifest | string | undefined): Promise<AboutManifest> {
  const file = join(finished.dataset.out, manifestFile);
  const {build: {root, key}, history} = finished;
  if (typeof claimed === 'object' && claimed.root !== root && history.some((former) => former.root === claimed.root)) {
    return {findings: [{kind: 'manifest-stale', file, root: claimed.root, wanted: root, known: true}], files: claimed.files};
  }
  const expected = await expectedManifest(finished, typeof claimed === 'object' ? claimed : {key, source: {objectFormat: 'sha1', refs: []}, tokenizers: [], ...outputOf(finished)});
  const files = expected === undefined ? (typeof claimed === 'object' ? claimed.files : undefined) : filesListed(expected);
  if (bytes === undefined) return {findings: [{kind: 'manifest-missing', file}], files};
  if (typeof claimed !== 'object') return {findings: [{kind: 'manifest-damaged', file, why: claimed ?? 'cannot be read'}], files};
  const strange = claimed.root === root ? await strangeReference(finished, claimed) : undefined;
  if (strange !== undefined) return {findings: [{kind: 'manifest-differs', file, ...strange}], files};
  if (expected === undefined || Buffer.compare(manifestBytes(expected), bytes) === 0) return {findings: claimed.root === root ? [] : [staleOf(file, claimed.root, root)], files};
  const differs = firstDifference(JSON.parse(JSON.stringify(expected)), claimed.whole);
  if (differs === undefined) return {findings: [{kind: 'manifest-damaged', file, why: 'says the right thing in other bytes than a build writes'}], files};
  return {findings: [differs.member === 'root' && otherwise(expected, claimed) ? staleOf(file, claimed.root, root) : {kind: 'manifest-differs', file, ...differs}], files};
}

/** A reference that stands at no commit of the build, or a commit of it that none stands at. */
async function strangeReference(finished: Finished, {source: {refs}}: ClaimedManifest): Promise<Difference | undefined> {
  const tips = await tipsOf(finished);
  if (tips === undefined) return undefined;
  const at = refs.findIndex(({oid}) => !tips.includes(oid));
  if (at >= 0) return {member: `source.refs[${at}].oid`, wanted: tips.join(' or '), got: refs[at]?.oid ?? 'nothing'};
  const unnamed = tips.find((tip) => !refs.some(({oid}) => oid === tip));
  return unnamed === undefined ? undefined : {member: 'source.refs', wanted: `one at ${unnamed}`, got: 'none'};
}

async function tipsOf(finished: Finished): Promise<readonly string[] | undefined> {
  try {
    return (await statesOf(finished)).selected;
  } catch (failure) {
    if (failure instanceof ValueLost) return undefined;
    throw failure;
  }
}

function staleOf(file: string, root: string, wanted: string): OutputFinding {
  return {kind: 'manifest-stale', file, root, wanted, known: false};
}

/** Another build has other collections, too; a flipped bit in the name of this one leaves them alone. */
function otherwise(expected: Manifest, {whole}: ClaimedManifest): boolean {
  const rest = {root: undefined, key: undefined};
  return firstDifference({...JSON.parse(JSON.stringify(expected)), ...rest}, {...(whole as object), ...rest}) !== undefined;
}

function aboutFile(file: string, wanted: ListedFile, found: {readonly sha256: string; readonly size: number} | undefined): readonly OutputFinding[] {
  if (found === undefined) return [{kind: 'file-missing', file}];
  if (wanted.size !== undefined && found.size !== wanted.size) return [{kind: 'file-differs', file, member: 'size', wanted: String(wanted.size), got: String(found.size)}];
  return found.sha256 === wanted.sha256 ? [] : [{kind: 'file-differs', file, member: 'sha256', wanted: wanted.sha256, got: found.sha256}];
}

async function namesIn(out: string): Promise<readonly string[]> {
  const entries = await readdir(out, {recursive: true, withFileTypes: true}).catch((cause: unknown) => {
    if (codeOf(cause) === 'ENOENT') return [];
    throw cause;
  });
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => relative(out, join(entry.parentPath, entry.name))).sort();
}

async function bytesOf(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT' || codeOf(cause) === 'EISDIR') return undefined;
    throw cause;
  }
}
