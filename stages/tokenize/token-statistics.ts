// How a sample came out in tokens: in all, of code, of everything else, and how many bytes a token stands for.
import type {Sample, Span} from '../sample/sample.ts';
import {spanBytes} from '../sample/samples-of.ts';
import type {Tokens} from './tokens.ts';

export interface TokenStatistics {
  /** Always content and code together: every token is one or the other, by the span that its first byte lies in. */
  readonly total_tokens: number;
  /** Prose and everything that frames it: messages, names, templates, marks, and what stands between `doc` and `doc_end`. */
  readonly content_tokens: number;
  /** Texts and edits of files, and all that stands between `code` and `code_end`. */
  readonly code_tokens: number;
  /** Bytes a token. Marks are left out of both, so that it says the same of a vocabulary under every profile; 0 where there is nothing else. */
  readonly compression_ratio: number;
}

export function tokenStatistics({ids, origin}: Pick<Tokens, 'ids' | 'origin'>, {spans}: Pick<Sample, 'spans'>): TokenStatistics {
  const counts = spanCounts(ids.length, origin, spans.length);
  const code = codeSpans(spans);
  let [inCode, unmarked, bytes] = [0, 0, 0];
  for (const [at, span] of spans.entries()) {
    const count = counts[at] ?? 0;
    if (code[at] === true) inCode += count;
    if (span.kind === 'mark') continue;
    unmarked += count;
    bytes += spanBytes(span);
  }
  return {total_tokens: ids.length, content_tokens: ids.length - inCode, code_tokens: inCode, compression_ratio: unmarked === 0 ? 0 : bytes / unmarked};
}

/** How many tokens begin in each span. */
function spanCounts(tokens: number, origin: Uint32Array, spans: number): readonly number[] {
  const counts = new Array<number>(spans).fill(0);
  for (let at = 0; at < origin.length; at += 3) {
    const [from = 0, span = 0] = [origin[at], origin[at + 1]];
    counts[span] = (counts[span] ?? 0) + (origin[at + 3] ?? tokens) - from;
  }
  return counts;
}

function codeSpans(spans: readonly Span[]): readonly boolean[] {
  let within: 'code' | 'doc' | undefined;
  return spans.map((span) => {
    if (span.kind === 'mark') {
      if (span.mark === 'code' || span.mark === 'doc') within = span.mark;
      if (span.mark === 'code_end' || span.mark === 'doc_end') within = undefined;
      return false;
    }
    if (within !== undefined) return within === 'code';
    return span.kind === 'source' && (span.text === 'blob' || span.text === 'edit');
  });
}
