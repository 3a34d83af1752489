// How a sample came out in tokens: in all, of code, of everything else, and how many bytes a token stands for.
import type {Sample, Span} from '../sample/sample.ts';
import {spanBytes} from '../sample/samples-of.ts';
import {tokenFigures, type Stretch} from './token-figures.ts';
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

export function tokenStatistics(tokens: Pick<Tokens, 'ids' | 'origin'>, {spans}: Pick<Sample, 'spans'>): TokenStatistics {
  const {code, unmarked, bytes} = tokenFigures(tokens, sampleStretches(spans), {spelled: 0, lines: 0});
  return {total_tokens: tokens.ids.length, content_tokens: tokens.ids.length - code, code_tokens: code, compression_ratio: unmarked === 0 ? 0 : bytes / unmarked};
}

export function sampleStretches(spans: readonly Span[]): readonly Stretch[] {
  let within: 'code' | 'doc' | undefined;
  return spans.map((span) => {
    const bytes = spanBytes(span);
    if (span.kind === 'mark') {
      if (span.mark === 'code' || span.mark === 'doc') within = span.mark;
      if (span.mark === 'code_end' || span.mark === 'doc_end') within = undefined;
      return {bytes, code: false, mark: true};
    }
    const code = within === undefined ? span.kind === 'source' && (span.text === 'blob' || span.text === 'edit') : within === 'code';
    return {bytes, code, mark: false};
  });
}
