// The tasks that cut tokenized samples into sequences. Apart from the tokenizing: other rules, and several of them at once, tokenize nothing again.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {outlineCodec} from '../../parse/outline/outline-codec.ts';
import type {Outline} from '../../parse/outline/outline.ts';
import {samplesCodec} from '../../sample/samples-codec.ts';
import type {Sample} from '../../sample/sample.ts';
import {fileCodec, fileId} from '../../source/git/file-entry.ts';
import {markWriter} from '../profiles/mark-writer.ts';
import type {ProfileParams} from '../profiles/profile-choice.ts';
import {structuralTokenizer} from '../structural/structural-tokens.ts';
import {tokenListCodec, type TokenList, type TokenizedSample} from '../token-list.ts';
import type {Tokenizer} from '../tokenizer.ts';
import {cutNodes, type NodesOf} from './cut-nodes.ts';
import {cutSample, endedLength} from './cut-sample.ts';
import type {CutRules} from './cut-sizes.ts';

/** What the tokens were made by, and how they are cut: not at all, or at most so long with the token that ends a sample. */
export type CutParams = ProfileParams & {readonly tokenizer: Digest; readonly cut: CutRules | null; readonly end: number | null};

export const cutTokens = defineTask({
  name: 'cut tokens',
  // 2: no character is parted whose bytes are tokens of their own. 3: lists of tokens say how many lines there are.
  version: 3,
  input: {tokens: tokenListCodec, samples: samplesCodec},
  output: tokenListCodec,
  // The spans of samples, not the texts they draw from.
  reach: 1,
  loads: ({tokenizer}: CutParams) => [tokenizer],
  run: ({tokens, samples}, params: CutParams, resources) => cutList(tokens, params, {tokenizer: tokenizerOf(params, resources), samples: () => samples.body().samples}),
});

/** Of files with their outlines: no declaration is cut that fits. */
export const cutOutlinedTokens = defineTask({
  name: 'cut tokens of outlined files',
  // 2: no character is parted whose bytes are tokens of their own. 3: lists of tokens say how many lines there are.
  version: 3,
  input: {tokens: tokenListCodec, samples: samplesCodec, outlined: joinedCodec(fileCodec, outlineCodec)},
  output: tokenListCodec,
  reach: 1,
  loads: ({tokenizer}: CutParams) => [tokenizer],
  run: ({tokens, samples, outlined: {refs: [ref]}}, params: CutParams, resources) => cutList(tokens, params, {tokenizer: tokenizerOf(params, resources), samples: () => samples.body().samples, outline: valueIn(ref)}),
});

export const outlineOfFileNamed = defineTask({name: 'outline of a file, named by it', version: 1, ...naming(fileCodec, (row) => [fileId(row)])});

export type StructureCutParams = {readonly tokenizer: Digest; readonly vocabulary: Digest; readonly above: readonly string[]; readonly cut: CutRules | null; readonly end: number | null};

/** Sequences of structure have no spans: they are cut by their lines alone. */
export const cutStructure = defineTask({
  name: 'cut structural tokens',
  // 2: no character is parted whose bytes are tokens of their own. 3: lists of tokens say how many lines there are.
  version: 3,
  input: {tokens: tokenListCodec},
  output: tokenListCodec,
  loads: ({tokenizer, vocabulary}: StructureCutParams) => [tokenizer, vocabulary],
  run({tokens}, params: StructureCutParams, resources) {
    return cutList(tokens, params, {tokenizer: structuralTokenizer(resources.get(params.tokenizer) as Tokenizer, resources.get(params.vocabulary) as readonly string[], params.above), samples: () => []});
  },
});

interface CutOf {readonly tokenizer: Tokenizer; readonly samples: () => readonly Sample[]; readonly outline?: Outline | undefined}

/** A document of which nothing is cut is the same value. */
function cutList(list: TokenList, {cut: rules, end}: Pick<CutParams, 'cut' | 'end'>, {tokenizer, samples: read, outline}: CutOf): TokenList {
  // A sequence that is this long may need room for its end.
  if (rules === null || list.lengths.every((length) => length < rules.tokens)) return list;
  const whole = list.body();
  if (whole.every(({ids}) => endedLength(ids, end) <= rules.tokens)) return list;
  const samples = read();
  const cut = whole.map((tokens, at): TokenizedSample => {
    const {spans} = samples[at] ?? {};
    const nodes: NodesOf = spans === undefined ? () => undefined : cutNodes(tokens, {spans, outline, byteLengths: tokenizer.byteLengths});
    return {tokens: tokens.ids.length, sequences: cutSample(tokens, tokenizer, {rules, end, nodes})};
  });
  const sequences = cut.flatMap((sample) => sample.sequences);
  return {...list, sequences: cut.map((sample) => sample.sequences.length), lengths: sequences.map(({ids}) => ids.length), body: () => sequences};
}

function tokenizerOf(params: CutParams, resources: ReadonlyMap<string, unknown>): Tokenizer {
  return markWriter(params, resources.get(params.tokenizer) as Tokenizer).tokenizer;
}
