// How the known families of tokenizers cut a text into the pieces within which bytes may merge. Plain data: it is stored.
import type {Contractions} from './scanned-text.ts';

export type Pattern = ScannedPattern | RegexPattern;

export type ScannedPattern =
  /** GPT-2, and StarCoder, where each digit is set apart before. */
  | {readonly kind: 'spaced'; readonly digits: 'run' | 'apart'}
  /** cl100k, Llama 3, Qwen, GLM: a word takes the sign or space before it along. `digits`: how many at most go together. */
  | {readonly kind: 'words'; readonly contractions: Contractions; readonly digits: number; readonly marks: boolean}
  /** o200k: and a word ends where a capital follows a small letter. */
  | {readonly kind: 'cased'; readonly contractions: Contractions; readonly digits: number}
  /** DeepSeek V2 and V3: digits and East Asian text are set apart before. */
  | {readonly kind: 'apart'; readonly digits: number};

/** Of no known family: cut by the patterns themselves, one after the other, as JavaScript spells them. Each cuts every piece of the one before as a text of its own. */
export interface RegexPattern {
  readonly kind: 'regex';
  readonly steps: readonly {readonly source: string; readonly rest: 'kept' | 'dropped'}[];
}
