// A sample of product and plan taken apart again: what is asked, what answers it, and what is known beside both.
import type {Params} from '../../../graph/value/params.ts';
import type {Sample} from '../../sample/sample.ts';

export interface ProductRecord {
  readonly prompt: string;
  readonly response: string;
  readonly metadata: Readonly<Record<string, Params>>;
}

export function productRecord({spans, meta, synthetic}: Sample): ProductRecord {
  const text = (trained: boolean) => spans.flatMap((span) => (span.kind === 'template' && span.loss > 0 === trained ? [span.text] : [])).join('');
  return {prompt: text(false).trimEnd(), response: text(true), metadata: synthetic ? {...meta, synthetic} : meta};
}
