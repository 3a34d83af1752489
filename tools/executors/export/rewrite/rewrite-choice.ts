// Which model rewrites the samples of an export, as its configuration says.
import type {RewriteKind} from './rewrite-kinds.ts';

/** A model that rewrites samples. `tokenFrom`: the variable of the environment that has the token; the token itself is never here. */
export interface RewriteChoice {
  readonly endpoint: string;
  readonly model: string;
  readonly kind: RewriteKind;
  readonly tokenFrom: string;
  readonly temperature: number;
  readonly maxTokens: number;
  /** Of fewer files nothing is broken into steps. */
  readonly minFiles: number;
  readonly concurrency: number;
}
