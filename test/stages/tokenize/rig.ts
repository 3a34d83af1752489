// Builds tokenizers for tests from plain descriptions.
import type {Params as Json} from '../../../graph/value/params.ts';
import {ranksToTokenizer} from '../../../stages/tokenize/ranks-to-tokenizer.ts';
import {referenceTokenizer} from '../../../stages/tokenize/reference-tokenizer.ts';
import {isTokenizerFailure, tokenizerFailureText} from '../../../stages/tokenize/tokenizer-failure.ts';
import type {Tokenizer} from '../../../stages/tokenize/tokenizer.ts';
import {trainRanks} from './small-ranks.ts';

export const corpus = 'the cat sat on the mat; the other cat did not. fn main() { println!("the end"); } <|endoftext|> don\'t 1234 漢字 漢字 😀😀\r\n\r\n    return the_cat;\n';
export const controls = {'<|endoftext|>': 400, '<|fim_prefix|>': 401};

export function tokenizerFrom(json: Json): Tokenizer {
  const tokenizer = referenceTokenizer('test', Buffer.from(JSON.stringify(json)));
  if (isTokenizerFailure(tokenizer)) throw new Error(tokenizerFailureText(tokenizer));
  return tokenizer;
}

export const smallRanks = trainRanks(corpus, 80, controls);

export function smallTokenizer(change: {readonly [key: string]: Json} = {}): Tokenizer {
  return tokenizerFrom({...ranksToTokenizer(smallRanks), ...change});
}
