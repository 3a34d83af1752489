// What a commit did, as a plan says it: file by file in steps, with counts of what kinds of change it made.
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import type {FileIdentifiers} from '../../identifiers/identifier.ts';
import type {ChangeTypes} from './change-types.ts';

export interface CommitPlan {
  readonly hash: string;
  readonly corrected: number;
  readonly merge: boolean;
  readonly message: string;
  /** In the order of the commit's changes. */
  readonly files: readonly FilePlan[];
}

export interface FilePlan {
  readonly identifiers: FileIdentifiers;
  /** Everything that changed in it is a test. */
  readonly test: boolean;
  readonly types: ChangeTypes;
  readonly steps: readonly string[];
}

export const commitPlanCodec: Codec<CommitPlan> = jsonCodec('plan of a commit');
