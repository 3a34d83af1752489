// What templates of a kind a repository had, and when each was in force on the line that a forge shows. Times are corrected: no commit is before its parent.
import type {Codec} from '../../../../graph/value/codec.ts';
import {jsonCodec} from '../../../../graph/value/json-codec.ts';

export interface TemplateHistory {readonly versions: readonly TemplateVersion[]}

export interface TemplateVersion {
  readonly blob: string;
  /** A form of questions, in YAML. */
  readonly form: boolean;
  /** In force from the one up to the other, in seconds; null is until now. A text that came back has several. */
  readonly times: readonly (readonly [since: number, until: number | null])[];
}

/** By kind: 'request' and 'issue'. */
export const templateHistoryCodec: Codec<TemplateHistory> = jsonCodec('history of templates');
