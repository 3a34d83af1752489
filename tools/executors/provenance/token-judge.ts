// What tokens say, by the reference library and the tokenizer's own file: nothing of the tables that a build tokenizes with.
import {join} from 'node:path';
import type {Digest} from '../../../graph/value/digest.ts';
import {jsonPath, readStored} from '../../../stages/tokenize/engine-files.ts';
import {markWriter, type MarkWriter} from '../../../stages/tokenize/profiles/mark-writer.ts';
import {profileParams} from '../../../stages/tokenize/profiles/profile-choice.ts';
import {libraryDecoder, referenceTokenizer} from '../../../stages/tokenize/reference-tokenizer.ts';
import {isTokenizerFailure, tokenizerFailureText} from '../../../stages/tokenize/tokenizer-failure.ts';
import type {Finished} from '../look/finished.ts';
import {LookFailure} from '../look/look-failure.ts';
import {asBuilt} from '../verify/as-built.ts';

/** With the rows that the profile added. `decode` is the library's. */
export async function tokenJudge({dataset, build}: Finished, digest: Digest, again: string): Promise<MarkWriter> {
  const json = await readStored(jsonPath(join(dataset.store, 'tokenizers'), digest), digest);
  if (json === undefined) throw new LookFailure('not-found', 'Could not load the tokenizer of the build: it is gone from the store, or damaged', again);
  const [tokenizer, decode] = [referenceTokenizer('of the build', json), libraryDecoder(json)];
  for (const made of [tokenizer, decode]) if (typeof made !== 'function' && isTokenizerFailure(made)) throw new Error(tokenizerFailureText(made));
  if (isTokenizerFailure(tokenizer) || typeof decode !== 'function') throw new Error('A tokenizer that failed was told');
  return markWriter(profileParams(asBuilt(dataset, build).profile), {...tokenizer, decode});
}
