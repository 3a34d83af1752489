// How often what is written as text spells a control token: what would take control, were it not for us.
import type {RenderedSpan} from './tokenize-sample.ts';
import type {Tokenizer} from './tokenizer.ts';

/** Text between two control tokens is looked at as a whole, as it is encoded: spans may spell one together. */
export function spelledControls(spans: readonly RenderedSpan[], {specialTextCount}: Pick<Tokenizer, 'specialTextCount'>): number {
  let count = 0;
  let texts: Uint8Array[] = [];
  for (const span of [...spans, undefined]) {
    if (span !== undefined && !('control' in span)) {
      texts.push(typeof span.text === 'string' ? Buffer.from(span.text, 'utf8') : span.text);
      continue;
    }
    if (texts.length > 0) count += specialTextCount(Buffer.concat(texts).toString('utf8'));
    texts = [];
  }
  return count;
}
