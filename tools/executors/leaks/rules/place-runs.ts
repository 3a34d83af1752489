// Where runs of words that leak stand: the documents of val and test that say them, each beside the document of train that says the most of them.
import {leakRuns, textRuns} from '../../../../stages/dataset/leaks/text-runs.ts';
import {splits} from '../../../../stages/dataset/split/side.ts';
import type {Leak, TextPlace} from '../leak.ts';
import {placeOf} from '../place-of.ts';
import type {ReadDocuments, ReadSample} from '../read-documents.ts';

interface Sight {readonly place: TextPlace; readonly text: string; readonly runs: ReadonlyMap<number, number>}

/** Two numbers make a run what no other is: with one of them alone, one in millions may be taken for another. */
export async function placeRuns(read: ReadDocuments, leaked: ReadonlySet<number>): Promise<readonly Leak[]> {
  const held = await sights(read, splits.slice(1), leaked);
  const trained = await sights(read, ['train'], leaked);
  const having = new Map<number, number[]>();
  for (const [at, {runs}] of trained.entries()) for (const run of runs.keys()) having.set(run, [...(having.get(run) ?? []), at]);
  return held.flatMap(({place, text, runs}): readonly Leak[] => {
    const common = new Map<number, number>();
    let count = 0;
    for (const [run, second] of runs) {
      const same = (having.get(run) ?? []).filter((at) => trained[at]?.runs.get(run) === second);
      if (same.length > 0) count++;
      for (const at of same) common.set(at, (common.get(at) ?? 0) + 1);
    }
    const [most] = [...common].sort(([a, some], [b, more]) => more - some || a - b);
    const other = most === undefined ? undefined : trained[most[0]];
    return other === undefined ? [] : [{rule: 'text', places: [other.place, place], runs: count, text}];
  });
}

async function sights(read: ReadDocuments, parts: Parameters<ReadDocuments>[0], leaked: ReadonlySet<number>): Promise<readonly Sight[]> {
  const found: Sight[] = [];
  for await (const document of read(parts)) {
    for (const sample of document.samples) {
      const seen = runsIn(sample, leaked);
      if (seen !== undefined) found.push({place: {...placeOf(document, sample.sample), lines: seen.lines}, text: seen.text, runs: seen.runs});
    }
  }
  return found;
}

/** Words of a run, their blanks and more: what of a text is shown. */
const mostShown = 300;

type Seen = Pick<Sight, 'text' | 'runs'> & Pick<TextPlace, 'lines'>;

/** The lines and the text are those of the first run. */
function runsIn({text, trained}: ReadSample, leaked: ReadonlySet<number>): Seen | undefined {
  const runs = new Map<number, number>();
  let end: {readonly in: Buffer; readonly at: number; readonly patch: boolean} | undefined;
  for (const {patch, from, to} of trained) {
    const bytes = text.subarray(from, to);
    let read = 0;
    const found = textRuns((run, second) => {
      if (!leaked.has(run)) return;
      runs.set(run, second);
      end ??= {in: bytes, at: read, patch};
    }, (reached) => void (read = reached));
    (patch ? found.patch : found.plain)(bytes);
  }
  if (end === undefined) return undefined;
  const start = startOf(end.in.subarray(0, end.at), end.patch);
  const offset = end.in.byteOffset - text.byteOffset;
  const line = (at: number) => text.subarray(0, at).filter((byte) => byte === 10).length + 1;
  return {runs, lines: {from: line(offset + start), to: line(offset + end.at - 1)}, text: end.in.toString('utf8', start, Math.min(end.at, start + mostShown))};
}

/** Where the last words of a text begin, as many as make a run; with the beginning of their line. Signs of a patch are no words. */
function startOf(bytes: Buffer, patch: boolean): number {
  const text = bytes.toString('latin1');
  const words = [...(patch ? text.replace(/^./gm, ' ') : text).matchAll(/[0-9A-Za-z_\x80-\xff]+|[!-~]/g)];
  const start = words.at(-leakRuns.words)?.index ?? 0;
  return bytes.lastIndexOf(10, start) + 1;
}
