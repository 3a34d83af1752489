// Checks a finished build: its outputs, everything in its store that it needs, and whether building from nothing comes to the same.
import {join} from 'node:path';
import type {Dataset} from '../build/contract.ts';
import type {Surroundings} from '../build/surroundings.ts';
import {storeFolder} from '../build/store-folder.ts';
import {openFinished, type Finished} from '../look/finished.ts';
import {LookFailure} from '../look/look-failure.ts';
import {checkOutputs} from './check-outputs.ts';
import {checkPacks} from './check-packs.ts';
import type {Finding} from './finding.ts';
import {temporaryFolder} from './temporary-folder.ts';
import {walkBuild} from './walk-build.ts';

/** `null` stands for what could not be looked at, or was not. */
export interface Verification {
  readonly root: string | null;
  readonly out: string;
  readonly packs: {readonly files: number; readonly bytes: number};
  readonly outputs: {readonly files: number; readonly bytes: number} | null;
  readonly values: {readonly count: number; readonly bytes: number; readonly maps: number} | null;
  /** The root that building again came to, and whether it is the same. */
  readonly rebuilt: {readonly root: string | null; readonly same: boolean; readonly ms: number} | null;
  readonly findings: readonly Finding[];
}

export interface VerifyOptions {
  readonly quick: boolean;
  /** Runs one step, and shows how far it is. */
  readonly step: <T>(name: string, run: (advanced: (count: number) => void) => Promise<T>) => Promise<T>;
  /** Told which folder has to be gone in the end. */
  readonly temporary: (folder: string) => void;
}

export async function verifyDataset(dataset: Dataset, surroundings: Surroundings, options: VerifyOptions): Promise<Verification> {
  const {signal} = surroundings;
  await using finished = await opened(dataset, signal);
  const packs = await options.step('hashing packs', (advanced) => checkPacks(join(storeFolder(dataset), 'packs'), signal, advanced));
  const checked = {out: dataset.out, packs: {files: packs.files, bytes: packs.bytes}};
  if (finished.build === undefined) return {...checked, root: null, outputs: null, values: null, rebuilt: null, findings: [...packs.findings, {kind: 'build-lost', where: storeFolder(dataset)}]};
  const {findings, ...rest} = await verifyBuild(finished.build, surroundings, options);
  return {...checked, ...rest, findings: [...packs.findings, ...findings]};
}

/** A build whose root is lost is no reason to look no further. */
async function opened(dataset: Dataset, signal: AbortSignal): Promise<{readonly build: Finished | undefined} & AsyncDisposable> {
  try {
    const build = await openFinished(dataset, signal);
    return {build, [Symbol.asyncDispose]: () => build.close()};
  } catch (failure) {
    if (failure instanceof LookFailure && failure.kind === 'lost-build') return {build: undefined, [Symbol.asyncDispose]: async () => {}};
    throw failure;
  }
}

async function verifyBuild(finished: Finished, surroundings: Surroundings, {quick, step, temporary}: VerifyOptions): Promise<Omit<Verification, 'out' | 'packs'>> {
  const {dataset, build, store, signal} = finished;
  const outputs = await step('hashing outputs', (advanced) => checkOutputs(finished, advanced));
  const walked = await step('hashing values', (advanced) => walkBuild(build.collections, {store, signal, advanced}));
  const found: readonly Finding[] = [...outputs.findings, ...walked.findings];
  const checked = {root: build.root, outputs: {files: outputs.files, bytes: outputs.bytes}, values: {count: walked.values, bytes: walked.bytes, maps: walked.maps}};
  // Where values are lost, what is built upon them cannot be compared with anything.
  if (quick || walked.findings.some(({kind}) => kind === 'values-lost')) return {...checked, rebuilt: null, findings: found};
  surroundings.progress({kind: 'note', text: 'Building again from nothing, in a temporary folder'});
  const {rebuild} = await import('./rebuild.ts');
  await using folder = await temporaryFolder(dataset.store);
  temporary(folder.path);
  const started = performance.now();
  const {root, findings} = await rebuild(finished, outputs, {folder: folder.path, surroundings});
  return {...checked, rebuilt: {root, same: root === build.root, ms: Math.round(performance.now() - started)}, findings: [...found, ...findings]};
}
