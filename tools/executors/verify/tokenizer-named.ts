// The tokenizers that a build was made with, among those that are at hand.
import {join} from 'node:path';
import type {PlannedTokenizer} from '../../../stages/recipe.ts';
import type {Dataset} from '../build/contract.ts';
import type {NamedTokenizer, OneTokenizer, TokenizerChoice} from '../build/tokenizer-choice.ts';
import {describeTokenizers, namedTokenizers, type DatasetTokenizer} from '../build/tokenizer-of.ts';
import {TokenizerProblem} from '../build/tokenizer-problem.ts';

/** The digest of one that is not among them, or all of them as a choice. */
export async function tokenizersNamed(built: readonly PlannedTokenizer[], dataset: Dataset): Promise<{readonly missing: string} | {readonly choice: TokenizerChoice}> {
  const tokenizers: NamedTokenizer[] = [];
  for (const {name, digest} of built) {
    const tokenizer = await named(digest, dataset);
    if (tokenizer === undefined) return {missing: digest};
    tokenizers.push({name, tokenizer});
  }
  const [first, ...more] = tokenizers;
  if (first === undefined) return {choice: {kind: 'none'}};
  return {choice: more.length === 0 && first.name === '' ? first.tokenizer : {kind: 'several', tokenizers}};
}

/** As the manifest of the build describes them: which token ends a document is spelled in the build. */
export async function factsAsBuilt(built: readonly PlannedTokenizer[], choice: TokenizerChoice, store: string): Promise<readonly DatasetTokenizer[]> {
  const described = await describeTokenizers({tokenizer: choice, store});
  return built.flatMap(({name, digest, end}) => {
    const facts = described.find((one) => one.facts.digest === digest)?.facts;
    return facts === undefined ? [] : [{name, facts: {...facts, end: facts.added.find(({id}) => id === end) ?? null}}];
  });
}

const embedded: OneTokenizer = {kind: 'embedded', name: 'o200k_base'};

/** What came from the Hub is taken from the store: nothing is fetched to check a build. */
async function named(digest: string, dataset: Dataset): Promise<OneTokenizer | undefined> {
  for (const tokenizer of [...namedTokenizers(dataset.tokenizer).map(({tokenizer}) => tokenizer), embedded]) {
    const described = await describedOrNot(tokenizer, dataset.store);
    if (described?.facts.digest === digest) return tokenizer.kind === 'hub' ? {kind: 'file', path: join(dataset.store, 'tokenizers', `${digest}.tokenizer.json`)} : tokenizer;
  }
  return undefined;
}

/** One that cannot be had any more is not the one. */
async function describedOrNot(tokenizer: OneTokenizer, store: string): Promise<DatasetTokenizer | undefined> {
  try {
    return (await describeTokenizers({tokenizer, store}))[0];
  } catch (failure) {
    if (failure instanceof TokenizerProblem) return undefined;
    throw failure;
  }
}
