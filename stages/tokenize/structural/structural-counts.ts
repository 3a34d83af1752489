// How often each token of structure and of code occurs: adds up, so that a new commit is counted alone.
import {defineTask} from '../../../graph/task/task.ts';
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {codeTokens} from './code-tokens.ts';
import {contextKinds, contextOf, contextToken} from './structural-token.ts';
import {chunksCodec, codeOf} from './structural-chunk.ts';

export interface StructuralCounts {
  readonly chunks: number;
  /** Stretches of code between blanks: what fertility is measured by. */
  readonly words: number;
  /** Contexts and the seed's tokens of code. Never by plain object: code has a word for each of its members. */
  readonly tokens: ReadonlyMap<string, number>;
}

/** Sorted, so that equal counts are equal bytes in whichever order they were added up. */
export const countsCodec: Codec<StructuralCounts> = {
  name: 'structural counts',
  encode({chunks, words, tokens}) {
    const writer = new ByteWriter(64 + tokens.size * 16).varint(chunks).varint(words).varint(tokens.size);
    for (const [token, count] of [...tokens].sort(([a], [b]) => (a < b ? -1 : 1))) writer.text(token).varint(count);
    return writer.done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    const [chunks, words] = [reader.varint(), reader.varint()];
    const tokens = new Map<string, number>();
    for (let left = reader.varint(); left > 0; left--) tokens.set(reader.text(), reader.varint());
    return {chunks, words, tokens};
  },
};

export const countChunks = defineTask({
  name: 'structural counts of chunks',
  version: 1,
  input: {row: chunksCodec},
  output: countsCodec,
  run({row}) {
    const tokens = new Map<string, number>();
    const count = (token: string) => void tokens.set(token, (tokens.get(token) ?? 0) + 1);
    let words = 0;
    for (const chunk of row) {
      for (const kind of contextKinds) for (const item of contextOf(chunk, kind)) if ('value' in item) count(contextToken(kind, item.value));
      const code = codeOf(chunk);
      for (const token of codeTokens(code)) count(token);
      words += code.match(/\S+/g)?.length ?? 0;
    }
    return {chunks: row.length, words, tokens};
  },
});

export const addCounts = defineTask({
  name: 'sum of structural counts',
  version: 1,
  input: {left: countsCodec, right: countsCodec},
  output: countsCodec,
  light: true,
  run({left, right}) {
    const tokens = new Map(left.tokens);
    for (const [token, count] of right.tokens) tokens.set(token, (tokens.get(token) ?? 0) + count);
    return {chunks: left.chunks + right.chunks, words: left.words + right.words, tokens};
  },
});
