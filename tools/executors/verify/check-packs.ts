// Hashes the packs of a store as files: a pack is named by the hash of all its bytes, whoever needs them.
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {StoreFinding} from './finding.ts';
import {fileSha256} from './file-sha256.ts';

export interface CheckedPacks {readonly files: number; readonly bytes: number; readonly findings: readonly StoreFinding[]}

export async function checkPacks(folder: string, signal: AbortSignal, advanced: (packs: number) => void): Promise<CheckedPacks> {
  const findings: StoreFinding[] = [];
  let [files, bytes] = [0, 0];
  for (const file of (await readdir(folder)).sort()) {
    const [, name] = /^([0-9a-f]{64})\.pack$/.exec(file) ?? [];
    if (name === undefined) continue;
    // One that is gone meanwhile was merged into another by a build.
    const found = await fileSha256(join(folder, file), signal);
    if (found === undefined) continue;
    files++;
    bytes += found.size;
    if (found.sha256 !== name) findings.push({kind: 'pack-damaged', file: join(folder, file)});
    advanced(1);
  }
  return {files, bytes, findings};
}
