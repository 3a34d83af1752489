// A configuration that has a name: plain data, and nothing that a user could not write.
import type {DatasetConfig} from '../../../define-dataset.ts';

export interface Preset {
  /** A line about it, for help and for the configuration that is written with it. */
  readonly summary: string;
  readonly config: Omit<DatasetConfig, 'preset' | 'source' | 'out' | 'store' | 'threads'>;
  /** Other commands by the names that its users know, for Nx to run. */
  readonly looks?: Readonly<Record<string, string>>;
  /** What a user of it may want to say beside it: lines of a configuration, each with its reason. */
  readonly hints: readonly Hint[];
}

export interface Hint {readonly why: string; readonly line: string}
