// What is told of texts while they are at hand to be tokenized: how many lines they have, and how often they spell a control token.
import {spelledControls} from './spelled-controls.ts';
import type {TokenFigures} from './token-figures.ts';
import type {RenderedSpan} from './tokenize-sample.ts';
import type {Tokenizer} from './tokenizer.ts';

export function toldOfTexts(spans: readonly RenderedSpan[], tokenizer: Tokenizer): Pick<TokenFigures, 'spelled' | 'lines'> {
  return {spelled: spelledControls(spans, tokenizer), lines: spans.reduce((sum, span) => sum + ('control' in span ? 0 : lineFeeds(span.text)), 0)};
}

function lineFeeds(text: string | Uint8Array): number {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) count++;
  return count;
}

const lineFeed = 10;
