// Numbers that tell whether a text is worth learning from: what StarCoder2 and data-prep-kit measure, taken once per file.
import {countCharacters, type CharacterCounts} from './character-counts.ts';
import {measureEncoded, type EncodedRuns} from './encoded-runs.ts';
import {countMojibake} from './mojibake.ts';
import {isSnapshotFile} from './snapshot-file.ts';
import {visibleCharacters} from './visible-text.ts';
import {wordSigns, type WordSigns} from './word-signs.ts';

/** Of as much of the text as rules look into. Lengths are in characters. */
export interface Signals extends CharacterCounts, EncodedRuns, WordSigns {
  /** Of the longest line. */
  readonly widest: number;
  /** Of the seven longest lines on average, rounded down. */
  readonly widestAverage: number;
  /** Of what a browser would show of a page; 0 for other languages. */
  readonly visible: number;
  /** How many characters look like UTF-8 that was read as Windows-1252. */
  readonly mojibake: number;
  /** A recorded answer that tests compare with. */
  readonly snapshot: boolean;
}

export const noSignals: Signals = {
  characters: 0, letters: 0, alphanumerics: 0, longestEncoded: 0, encoded: 0, saysGenerated: false, configOrTest: false, noKeywords: false, fewAssignments: false, xml: false,
  widest: 0, widestAverage: 0, visible: 0, mojibake: 0, snapshot: false,
};

const longestKept = 7;

export function signalsOf(path: string, language: string, text: string): Signals {
  const longest = longestLines(text);
  const {counts, lineFeeds} = countCharacters(text);
  return {
    ...counts,
    ...measureEncoded(text),
    ...wordSigns(language, text, lineFeeds),
    widest: longest[0] ?? 0,
    widestAverage: longest.length === 0 ? 0 : Math.floor(longest.reduce((sum, length) => sum + length, 0) / longest.length),
    visible: language === 'HTML' ? visibleCharacters(text) : 0,
    mojibake: countMojibake(text),
    snapshot: isSnapshotFile(path, text),
  };
}

/** The lengths of the longest lines, descending. */
function longestLines(text: string): readonly number[] {
  const longest: number[] = [];
  for (let start = 0; start < text.length;) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const length = end - start - (end > start && text.charCodeAt(end - 1) === 13 ? 1 : 0);
    if (longest.length < longestKept || length > (longest.at(-1) ?? 0)) {
      const place = longest.findIndex((other) => other < length);
      longest.splice(place < 0 ? longest.length : place, 0, length);
      if (longest.length > longestKept) longest.pop();
    }
    start = end + 1;
  }
  return longest;
}
