// Makes licences.json, the table that comparing reads: of every text in the SPDX list the least of its word runs. The only file that knows spdx-license-list.
//   npx node stages/parse/licence/licence-data.ts > stages/parse/licence/licences.json
// The texts are 5 MB and a second's work in every thread, the table a few milliseconds. A test compares the two.
import list from 'spdx-license-list/spdx-full.json' with {type: 'json'};
import {licenceWords} from './licence-words.ts';
import {wordRuns} from './word-runs.ts';

/** So many runs tell a long text well enough; short ones, whose variants differ by a sentence, are kept whole. */
const kept = 128;
const whole = 400;

/** Ids that the list keeps for old documents only. They have no text of their own, or the same as their successor. */
const retired: ReadonlySet<string> = new Set(['BSD-2-Clause-FreeBSD', 'BSD-2-Clause-NetBSD', 'StandardML-NJ', 'bzip2-1.0.5', 'Nunit', 'Net-SNMP', 'eCos-2.0', 'wxWindows', 'GFDL-1.1', 'GFDL-1.2', 'GFDL-1.3']);

/** A licence a line: its id, how many runs its text has, and the numbers of those that are kept, ascending. */
export function licenceData(): string {
  const ids = Object.keys(list).filter((id) => !isRetired(id)).sort();
  const rows = ids.map((id) => {
    const runs = runsOf(id).sort((a, b) => a - b);
    const least = runs.length <= whole ? runs : runs.slice(0, kept);
    return {id, runs: runs.length, least: Buffer.from(Uint32Array.from(least).buffer).toString('base64')};
  });
  const texts = rows.filter(({runs, least}, at) => rows.findIndex((other) => other.runs === runs && other.least === least) === at);
  return `{"ids": ${JSON.stringify(Object.keys(list).sort())},\n"texts": [\n${texts.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`;
}

function runsOf(id: string): number[] {
  const runs = [...wordRuns(licenceWords(textOf(id)))];
  if (!id.startsWith('LGPL-3.0')) return runs;
  // The list prints the GPL behind it, and repositories keep that in a file of its own.
  const general = wordRuns(licenceWords(textOf('GPL-3.0-only')));
  return runs.filter((run) => !general.has(run));
}

/** "Or later" is said where a licence is applied, not in its text, so texts speak for their own version. */
function isRetired(id: string): boolean {
  return retired.has(id) || /-or-later|\+$|-with-|invariants/.test(id) || /^[AL]?GPL-\d\.\d$/.test(id);
}

function textOf(id: string): string {
  const licences: Readonly<Record<string, {readonly licenseText: string}>> = list;
  const known = licences[id];
  if (known === undefined) throw new Error(`The SPDX list has no "${id}"`);
  return known.licenseText;
}

if (import.meta.main) process.stdout.write(licenceData());
