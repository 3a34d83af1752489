// Writes a checkpoint: whole or not there at all, at whatever moment the process or the machine ends.
import {createHash} from 'node:crypto';
import {mkdir, open, readdir, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {durableRename, syncFolder} from '../../../../cache/durable.ts';

/** The content of files by their names, in pieces. */
export type CheckpointParts = Readonly<Record<string, Iterable<Uint8Array>>>;

export async function writeCheckpoint(folder: string, {step, keep}: {readonly step: number; readonly keep: number}, parts: CheckpointParts): Promise<void> {
  const name = `step-${String(step).padStart(8, '0')}`;
  for (const left of await readdir(folder)) if (left.startsWith('.tmp-step-')) await rm(join(folder, left), {recursive: true});
  const aside = join(folder, `.tmp-${name}`);
  await mkdir(aside);
  const sums: string[] = [];
  for (const file of Object.keys(parts).sort()) sums.push(`${await writeSynced(join(aside, file), parts[file] ?? [])}  ${file}\n`);
  await writeSynced(join(aside, 'SHA256SUMS'), [Buffer.from(sums.join(''))]);
  await syncFolder(aside);
  // Only a damaged one can stand where training comes by again.
  await rm(join(folder, name), {recursive: true, force: true});
  await durableRename(aside, join(folder, name));
  await writeSynced(join(folder, '.LATEST'), [Buffer.from(`${name}\n`)]);
  await rename(join(folder, '.LATEST'), join(folder, 'LATEST'));
  const all = (await readdir(folder)).filter((other) => /^step-\d{8,}$/.test(other)).sort((a, b) => Number(a.slice(5)) - Number(b.slice(5)));
  for (const former of all.slice(0, -keep)) {
    // Renamed first: a folder that is half removed must not look like a checkpoint.
    await rename(join(folder, former), join(folder, `.tmp-${former}`));
    await rm(join(folder, `.tmp-${former}`), {recursive: true});
  }
}

/** The hash of what was written. */
async function writeSynced(path: string, pieces: Iterable<Uint8Array>): Promise<string> {
  const sum = createHash('sha256');
  await using file = await open(path, 'w');
  for (const piece of pieces) {
    sum.update(piece);
    await file.writeFile(piece);
  }
  await file.sync();
  return sum.digest('hex');
}
