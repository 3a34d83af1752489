// What a dataset holds, as `gristmill stats` tells it.
import type {FigureTables} from '../build/figure-tables.ts';
import type {HistoryEntry} from '../build/history-entry.ts';
import type {RepetitionSummary} from '../build/repetition-summary.ts';
import type {TokenSummary} from '../build/token-summary.ts';
import type {LinkStats} from './link-stats.ts';
import type {OutlineStats} from './outline-stats.ts';
import type {ViewStats} from './view-stats.ts';

export interface DatasetStats {
  readonly root: string;
  readonly documents: readonly DocumentStats[];
  readonly languages: readonly LanguageStats[];
  readonly encodings: Readonly<Record<string, number>>;
  /** Files by the licence they are under, the most first. */
  readonly licences: Readonly<Record<string, number>>;
  /** By kind, language, month, year, part and phase. Missing without `statistics`. */
  readonly figures?: Partial<FigureTables>;
  /** What the commits come to. Missing without `statistics`. */
  readonly history?: HistoryEntry;
  /** What is known of declarations. Missing where nothing was outlined. */
  readonly outlines?: OutlineStats;
  /** How often bytes of the sources are trained. Missing where nobody counts. */
  readonly repetition?: RepetitionSummary;
  /** What of requests is linked. Missing where commits are not grouped. */
  readonly links?: LinkStats;
  /** What rules took out, by rule. Missing without rules. */
  readonly redactions?: Readonly<Record<string, number>>;
  /** How tokens lie for training, as the output folder has them. Missing where it has another build. */
  readonly views?: readonly ViewStats[];
  readonly totals: {readonly documents: number; readonly samples: number; readonly bytes: number; readonly tokens: number | null};
}

export interface DocumentStats {
  readonly kind: string;
  readonly documents: number;
  readonly samples: number;
  readonly bytes: number;
  /** By the first tokenizer. */
  readonly tokens: number | null;
  /** The same tokens, told apart; none where there are none. */
  readonly tokenized: TokenSummary | null;
  /** Rows that make no document, by reason. */
  readonly dropped: Readonly<Record<string, number>>;
  /** Documents without tokens, by reason. */
  readonly untokenized: Readonly<Record<string, number>>;
}

export interface LanguageStats {readonly language: string; readonly files: number; readonly lines: number; readonly bytes: number}
