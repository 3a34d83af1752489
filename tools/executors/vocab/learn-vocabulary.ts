// Learns what a dataset's vocabulary would be today, and holds it against the pinned one.
import {digestOf, type Digest} from '../../../graph/value/digest.ts';
import {learnTokenizer} from '../../../stages/tokenize/learn/learn-tokenizer.ts';
import {distinctIn} from '../../../stages/tokenize/learn/pre-token-counts.ts';
import {pieceEncoder, type PieceEncoder} from '../../../stages/tokenize/learn/piece-encoder.ts';
import {fertility, vocabularyDrift, type VocabularyDrift} from '../../../stages/tokenize/learn/vocabulary-drift.ts';
import {isTokenizerFailure} from '../../../stages/tokenize/tokenizer-failure.ts';
import {isObject, parseTokenizerJson} from '../../../stages/tokenize/tokenizer-json.ts';
import type {Artefact} from '../artefacts/artefact-lock.ts';
import {ArtefactProblem} from '../artefacts/artefact-problem.ts';
import {pinOf, readPinned} from '../artefacts/pinned-tokenizer.ts';
import type {LearnedChoice} from '../build/tokenizer-choice.ts';
import type {CountedDataset} from './count-dataset.ts';

export interface VocabularyReport {
  readonly name: string;
  readonly counted: {readonly documents: number; readonly bytes: number; readonly distinct: number; readonly missing: number; readonly longBytes: number};
  readonly candidate: Described;
  readonly pinned: (Omit<Described, 'ids'> & {readonly commits: readonly string[]; /** None where its file is gone or damaged. */ readonly ids: number | null}) | null;
  /** None without a pin, and none against one that cuts text by another pattern: its tokens are of other pieces. */
  readonly drift: VocabularyDrift | null;
  /** Where it was pinned, when it was. */
  readonly promoted: {readonly lock: string; readonly file: string} | null;
}

export interface Described {
  readonly digest: Digest;
  readonly ids: number;
  /** Tokens for each byte of counted text. */
  readonly fertility: number | null;
}

export interface Candidate {readonly json: Uint8Array; readonly report: VocabularyReport}

export async function learnVocabulary({counts}: Pick<CountedDataset, 'counts'>, choice: LearnedChoice, store: string): Promise<Candidate> {
  const json = learnTokenizer(counts, choice.options);
  const encoder = encoderOf(json);
  const pin = await pinOf(choice);
  const former = pin === undefined ? undefined : await formerOf(choice, pin, store);
  const options = pin?.provenance.options ?? null;
  const comparable = former !== undefined && isObject(options) && options['pattern'] === choice.options.pattern;
  return {
    json,
    report: {
      name: choice.name,
      counted: {documents: counts.documents, bytes: counts.textBytes, distinct: distinctIn(counts), missing: counts.missing, longBytes: counts.longBytes},
      candidate: {digest: digestOf(json), ids: encoder.ids, fertility: fertility(counts, encoder)},
      pinned: pin === undefined ? null : {digest: pin.digest, ids: former?.ids ?? null, fertility: comparable ? fertility(counts, former) : null, commits: pin.provenance.commits},
      drift: comparable ? vocabularyDrift(counts, former, encoder) : null,
      promoted: null,
    },
  };
}

/** One whose file is lost cannot be compared, but replaced. */
async function formerOf(choice: LearnedChoice, pin: Artefact, store: string) {
  try {
    return encoderOf((await readPinned(choice, pin, {store})).json);
  } catch (failure) {
    if (failure instanceof ArtefactProblem && failure.kind === 'artefact-lost') return undefined;
    throw failure;
  }
}

function encoderOf(json: Uint8Array): PieceEncoder & {readonly ids: number} {
  const parsed = parseTokenizerJson(json);
  // Both were written by the learner, and the pinned one was hashed.
  if (isTokenizerFailure(parsed)) throw new Error(`A learned tokenizer cannot be read: ${parsed.failure}`);
  const encoder = pieceEncoder(parsed);
  return {...encoder, ids: encoder.tokens.length + parsed.added_tokens.length};
}
