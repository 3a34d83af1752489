// A step of what a dataset exports, as its configuration says.
import type {WindowRules} from '../../../stages/dataset/windows/window-rules.ts';

/** Exports of one name, written into one folder. */
export interface ExportStep {
  readonly name: string;
  readonly formats: readonly string[];
  readonly to: string;
  readonly oneFile?: boolean | undefined;
  readonly minLines?: number | undefined;
  readonly maxSamples?: number | undefined;
  readonly maxRequests?: number | undefined;
  readonly maxCommits?: number | undefined;
  readonly opened: {readonly since?: number | undefined; readonly until?: number | undefined};
  readonly trees?: boolean | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly view?: string | undefined;
  readonly windows?: WindowRules | undefined;
  readonly compress?: 'gz' | 'zst' | undefined;
  /** What the file of everything is called. */
  readonly file?: string | undefined;
}
