// What an outline is asked of: a clean text and its language, and no path. A file that moves, and a fork, ask the same.
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {cleanText} from '../../clean/clean-leaf.ts';
import type {CleanText} from '../../clean/clean-text.ts';
import {outlinedLanguage} from './languages.ts';
import {patternLanguage} from './patterns/pattern-languages.ts';
import {grammarTag} from './syntax/grammars.ts';

export interface OutlineAsk {
  /** The address of a clean text. */
  readonly leaf: Digest;
  /** As the table of languages names it. */
  readonly language: string;
  /** In a decoded value. */
  readonly text?: CleanText;
}

/** The address of the text stands in the links. The language's version and grammar are part of the value, so that another grammar asks anew. */
export const outlineAskCodec: Codec<OutlineAsk> = {
  name: 'outline ask',
  links: ({leaf}) => [leaf],
  encode: ({language: name}) => {
    return new ByteWriter(40).text(name).text(outlineTag(name)).done();
  },
  decode(bytes, parts) {
    const language = new ByteReader(bytes).text();
    const [leaf] = parts;
    if (leaf === undefined) throw new Error('Decoded an ask for an outline without the text it links to');
    return {leaf: leaf.digest, language, text: cleanText(leaf)};
  },
};

/** What reads a language, as far as it may change: its rules and its grammar. Empty where nothing does. */
export function outlineTag(name: string): string {
  const language = outlinedLanguage(name);
  if (language !== undefined) return `${language.version} ${grammarTag(language.grammar)}`;
  const patterns = patternLanguage(name);
  return patterns === undefined ? '' : `${patterns.version} patterns`;
}
