// Fifty words that val or test are judged by, and that first stood somewhere after the last commit of train, stand nowhere in what is trained.
// What val and test say is put in a table, train is looked up in it, and what both say is looked for in all that git has from before the cut.
import {splits} from '../../../../stages/dataset/split/side.ts';
import {runTable, firstState, type RunTable} from '../../../../stages/dataset/leaks/run-table.ts';
import {textRuns, type TextRuns} from '../../../../stages/dataset/leaks/text-runs.ts';
import type {OldText} from '../old-objects.ts';
import type {ReadDocument, ReadDocuments, ReadSample} from '../read-documents.ts';
import {passing, type Found} from './found.ts';
import {placeRuns} from './place-runs.ts';

/** A run of val or test; one that train has, too; and for each cause to let it pass a state of its own. */
const [heldOut, shared] = [firstState, firstState + 1];

export interface OldTexts {
  /** Why what stands there is no leak. */
  readonly cause: string;
  texts(): AsyncGenerator<OldText, void, undefined>;
}

export interface TextSearch {
  readonly read: ReadDocuments;
  /** Looked at in this order, each only if something is left to be explained. */
  readonly old: readonly OldTexts[];
  /** Parted by chance, nothing is newer than anything: what parts share is counted, and no leak. */
  readonly judged: boolean;
  /** How many runs are held in memory at once. */
  readonly most: number;
  /** Sees every document, once. */
  readonly seen: (document: ReadDocument) => void;
  readonly advanced: (documents: number) => void;
}

export interface TextsFound extends Found {readonly heldOut: number; readonly shared: number; readonly passes: number}

const numbers = 2 ** 53;

/** In as many passes as memory asks for, each over a range of all runs: none is left out or sampled, whatever there is. */
export async function textRule(search: TextSearch): Promise<TextsFound> {
  const passed = passing('text');
  const leaked = new Set<number>();
  let [held, both, passes] = [0, 0, 0];
  for (let from = 0, to = numbers; from < numbers; [from, to] = [to, numbers]) {
    const seen = passes++ === 0 ? search.seen : () => {};
    const table = runTable();
    const own = (run: number) => run >= from && run < to;
    const put = (run: number) => {
      if (!own(run)) return;
      table.add(run);
      if (table.size <= search.most) return;
      // Too many: the greater half of them is for another pass.
      to = from + Math.ceil((to - from) / 2);
      table.dropFrom(to);
    };
    await over(search, splits.slice(1), {seen, runs: textRuns(put)});
    await over(search, ['train'], {seen, runs: textRuns((run) => void (own(run) && table.state(run) === heldOut && table.set(run, shared)))});
    held += table.size;
    both += table.counts()[shared] ?? 0;
    await explain(table, search.old, {own, passed});
    if (search.judged) for (const run of table.runsIn(shared)) leaked.add(run);
  }
  const leaks = leaked.size === 0 ? [] : await placeRuns(search.read, leaked);
  return {leaks, exceptions: passed.end(), heldOut: held, shared: both, passes};
}

interface Over {readonly seen: (document: ReadDocument) => void; readonly runs: TextRuns}

async function over({read, advanced}: TextSearch, parts: Parameters<ReadDocuments>[0], {seen, runs}: Over): Promise<void> {
  for await (const document of read(parts)) {
    seen(document);
    for (const sample of document.samples) runsOfSample(sample, runs);
    advanced(1);
  }
}

function runsOfSample({text, trained}: Pick<ReadSample, 'text' | 'trained'>, runs: TextRuns): void {
  for (const {patch, from, to} of trained) (patch ? runs.patch : runs.plain)(text.subarray(from, to));
}

interface Explaining {readonly own: (run: number) => boolean; readonly passed: ReturnType<typeof passing>}

async function explain(table: RunTable, old: readonly OldTexts[], {own, passed}: Explaining): Promise<void> {
  let left = table.counts()[shared] ?? 0;
  for (const [at, {cause, texts}] of old.entries()) {
    if (left === 0) return;
    let here = 0;
    const runs = textRuns((run) => {
      if (!own(run) || table.state(run) !== shared) return;
      table.set(run, shared + 1 + at);
      here++;
    });
    for await (const {place, bytes} of texts()) {
      runs.plain(bytes);
      if (here > 0) passed.add(cause, place, here);
      left -= here;
      here = 0;
      if (left === 0) return;
    }
  }
}
