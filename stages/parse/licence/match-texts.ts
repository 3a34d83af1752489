// Which of the texts that SPDX lists stand in a text, told by the word runs they share.
import {licenceTable, type LicenceText} from './licence-table.ts';
import {wordRuns} from './word-runs.ts';

/** What a template leaves open, such as a holder's name in a clause, costs a few runs: so much of a text must be there. */
const enough = 0.8;
/** Beside another one chance resemblances count, so more must. */
const enoughBeside = 0.9;
/** A text that others have used up tells nothing any more. */
const fewest = 8;
const mostTexts = 12;

export interface TextMatch {readonly id: string; readonly runs: number}

/** The best first; each further one explains something that those before do not. */
export function matchTexts(words: readonly string[]): readonly TextMatch[] {
  const present = wordRuns(words);
  const {texts, having} = licenceTable();
  const hits = new Map<number, number>();
  for (const run of present) for (const at of having(run)) hits.set(at, (hits.get(at) ?? 0) + 1);
  let candidates = [...hits].flatMap(([at, count]) => {
    const text = texts[at];
    return text !== undefined && count / text.least.length >= enough ? [text] : [];
  });
  const found: TextMatch[] = [];
  const used: LicenceText[] = [];
  while (candidates.length > 0 && found.length < mostTexts) {
    const [best] = candidates.map((text) => ({text, score: scoreOf(text, present, used)})).filter(({score}) => score > -Infinity).toSorted((a, b) => b.score - a.score || (a.text.id < b.text.id ? -1 : 1));
    if (best === undefined) break;
    found.push({id: best.text.id, runs: best.text.runs});
    used.push(best.text);
    candidates = candidates.filter((text) => text !== best.text);
  }
  return found;
}

/** The runs that a text explains, less twice those it should and does not have: of a licence and its variants, the right one wins. */
function scoreOf({runs, least}: LicenceText, present: ReadonlySet<number>, used: readonly LicenceText[]): number {
  const open = used.length === 0 ? least : least.filter((run) => used.every((other) => isNews(run, other)));
  if (open.length < Math.min(fewest, least.length)) return -Infinity;
  let hit = 0;
  for (const run of open) if (present.has(run)) hit++;
  const share = hit / open.length;
  if (share < (used.length > 0 ? enoughBeside : enough) || (used.length > 0 && open.length < least.length / 2)) return -Infinity;
  return (share - 2 * (1 - share)) * runs;
}

/** Of a long text only the least runs are known, so a greater one may be its own. */
function isNews(run: number, {runs, least}: LicenceText): boolean {
  if (least.length < runs && run > (least.at(-1) ?? 0)) return false;
  return !has(least, run);
}

function has(sorted: Uint32Array, run: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < run) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === run;
}
