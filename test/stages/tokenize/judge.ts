// An implementation of the same tokenizers that is not ours and not the library under test: js-tiktoken.
import {Tiktoken} from 'js-tiktoken/lite';
import type {Ranks} from '../../../stages/tokenize/ranks-to-tokenizer.ts';

/**
 * JavaScript's `\s` is not Unicode's White_Space, which the pattern was written for: it has the byte order mark and lacks NEL.
 * The judge is told so, and stays independent in everything else.
 */
export function judge({pattern, tokens, controls}: Ranks): (text: string) => readonly number[] {
  const lines = Array.from(tokens.entries(), ([rank, token]) => (token === undefined ? '' : `! ${rank} ${Buffer.from(token).toString('base64')}`));
  const tiktoken = new Tiktoken({
    pat_str: pattern.replaceAll('\\s', '\\p{White_Space}').replaceAll('\\S', '\\P{White_Space}'),
    special_tokens: {...controls},
    bpe_ranks: lines.filter((line) => line !== '').join('\n'),
  });
  return (text) => tiktoken.encode(text, [], []);
}
