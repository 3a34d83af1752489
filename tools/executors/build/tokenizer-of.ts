// The tokenizers that a dataset asks for: described cheaply for the key of a build, compiled and stored only when something must be tokenized.
import {join} from 'node:path';
import {describeTokenizer} from '../../../stages/tokenize/describe-tokenizer.ts';
import type {HubAccess} from '../../../stages/tokenize/hub/hub-source.ts';
import type {TokenizerFacts} from '../../../stages/tokenize/source/tokenizer-facts.ts';
import {keepTokenizer, storeTokenizer, type StoredTokenizer} from '../../../stages/tokenize/tokenizer-cache.ts';
import {isTokenizerFailure, type TokenizerFailure} from '../../../stages/tokenize/tokenizer-failure.ts';
import type {TokenizerSource} from '../../../stages/tokenize/tokenizer-source.ts';
import {hubPin, pinHub} from '../artefacts/hub-pin.ts';
import {pinnedTokenizer} from '../artefacts/pinned-tokenizer.ts';
import type {Dataset} from './contract.ts';
import type {Surroundings} from './surroundings.ts';
import type {NamedTokenizer, OneTokenizer, TokenizerChoice} from './tokenizer-choice.ts';
import {TokenizerProblem} from './tokenizer-problem.ts';

export interface DatasetTokenizer {readonly name: string; readonly facts: TokenizerFacts}

type Chosen = Pick<Dataset, 'tokenizer' | 'store'>;

/** A file of a hundred megabytes over a slow line. */
const patienceMs = 300_000;

export function namedTokenizers(choice: TokenizerChoice): readonly NamedTokenizer[] {
  if (choice.kind === 'several') return choice.tokenizers;
  return choice.kind === 'none' ? [] : [{name: '', tokenizer: choice}];
}

/** From what is at hand. */
export async function describeTokenizers({tokenizer: choice, store}: Chosen, signal?: AbortSignal): Promise<readonly DatasetTokenizer[]> {
  const described: DatasetTokenizer[] = [];
  for (const {name, tokenizer} of namedTokenizers(choice)) described.push({name, facts: had(await describeTokenizer(await sourceOf(tokenizer, store), folderIn(store), signal), tokenizer).facts});
  return described;
}

/** What is not at hand is fetched, and what is not pinned is pinned. */
export async function haveTokenizers({tokenizer: choice, store}: Chosen, {signal, hubToken}: Pick<Surroundings, 'signal' | 'hubToken'>): Promise<readonly DatasetTokenizer[]> {
  const tokenizers: DatasetTokenizer[] = [];
  for (const {name, tokenizer} of namedTokenizers(choice)) tokenizers.push({name, facts: await haveTokenizer(tokenizer, {store, access: accessWith(hubToken), signal})});
  return tokenizers;
}

export async function storeTokenizers({tokenizer: choice, store}: Chosen, {signal, hubToken}: Pick<Surroundings, 'signal' | 'hubToken'>): Promise<readonly StoredTokenizer[]> {
  const stored: StoredTokenizer[] = [];
  for (const {tokenizer} of namedTokenizers(choice)) stored.push(had(await storeTokenizer(await sourceOf(tokenizer, store, accessWith(hubToken)), folderIn(store), signal), tokenizer));
  return stored;
}

interface Having {readonly store: string; readonly access: HubAccess; readonly signal: AbortSignal}

async function haveTokenizer(tokenizer: OneTokenizer, {store, access, signal}: Having): Promise<TokenizerFacts> {
  const folder = folderIn(store);
  const source = await sourceOf(tokenizer, store, access);
  const described = await describeTokenizer(source, folder, signal);
  if (source.kind !== 'hub' || tokenizer.kind !== 'hub') return had(described, tokenizer).facts;
  if (!isTokenizerFailure(described) && source.pinned !== undefined) return described.facts;
  const {facts, origin} = had(await keepTokenizer(source, folder, signal), tokenizer);
  if (source.pinned === undefined && origin !== undefined) await pinHub(tokenizer, origin);
  return facts;
}

/** A learned one is the file that is pinned: never what would be learned today. */
async function sourceOf(tokenizer: OneTokenizer, store: string, access?: HubAccess): Promise<TokenizerSource> {
  if (tokenizer.kind === 'learned') return {kind: 'file', path: (await pinnedTokenizer(tokenizer, {store})).path};
  if (tokenizer.kind !== 'hub') return tokenizer;
  const {kind, id, revision, endpoint, caches} = tokenizer;
  return {kind, id, revision, endpoint, caches, pinned: await hubPin(tokenizer), access};
}

function accessWith(token: string | undefined): HubAccess {
  return {token, timeoutMs: patienceMs};
}

function folderIn(store: string): string {
  return join(store, 'tokenizers');
}

function had<T extends object>(tokenizer: T | TokenizerFailure, choice: OneTokenizer): T {
  if (isTokenizerFailure(tokenizer)) throw new TokenizerProblem(tokenizer, whereOf(tokenizer, choice));
  return tokenizer;
}

function whereOf(failure: TokenizerFailure, choice: OneTokenizer): string | undefined {
  if ('where' in failure && failure.failure !== 'malformed') return failure.where;
  if (choice.kind === 'file') return choice.path;
  return choice.kind === 'hub' ? (failure.failure === 'changed' ? choice.lock : choice.id) : undefined;
}
