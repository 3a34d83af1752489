// How a manifest says in which files shards of texts are written, and whether two of them say the same.
import type {OutputChoice} from './contract.ts';
import type {OutputEntry} from './manifest.ts';

/** Of the code that makes tables of records: bumped with either of its parts, so that tables of another version are written again. Said here, as a build without tables loads none of it. */
export const tablesVersion = 1;

export function outputEntry(output: OutputChoice | undefined): OutputEntry | undefined {
  if (output === undefined) return undefined;
  return {...(output.compress !== undefined && {compress: output.compress}), ...(output.parquet === true && {parquet: tablesVersion})};
}

export function sameOutput(a: OutputEntry = {}, b: OutputEntry = {}): boolean {
  return a.compress === b.compress && a.parquet === b.parquet;
}
