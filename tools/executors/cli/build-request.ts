// What a command line asks to be built: words become numbers, choices and absolute paths.
import {join, resolve} from 'node:path';
import {repositoryFolder} from '../../../stages/source/git/repository-folder.ts';
import {CommandFailure} from '../config/command-failure.ts';
import {configNames, findConfig, isFile} from '../config/find-config.ts';
import {didYouMean} from '../config/nearest.ts';
import {choice, type Problem} from '../config/problem.ts';
import {readHubWord} from '../config/hub-id.ts';
import {resolveSource, type Wishes} from '../config/resolve-dataset.ts';
import type {TokenizerWish} from '../config/resolve-tokenizers.ts';
import {shown} from '../config/shown.ts';
import type {RemoteUse} from '../remote/remote-choice.ts';
import type {BuildRequest} from '../run-build.ts';
import type {CommandLine} from './command.ts';
import {misused} from './parse-arguments.ts';

export async function buildRequest({words: [source], values, json, again}: CommandLine, folder: string): Promise<BuildRequest> {
  const wishes = await wishesOf({source, values}, folder);
  const named = values.get('config')?.[0];
  const configFile = named === undefined ? await configHere(source, folder) : resolve(folder, named);
  return {configFile, wishes, json, mend: values.has('mend'), offline: values.has('offline'), remote: {use: remoteUseOf(values.get('remote')?.[0]), publishOnly: values.has('publish'), ...partsOf(values)}, again};
}

/** A named repository's own configuration is never looked for: it would be foreign code. */
async function configHere(source: string | undefined, folder: string): Promise<string | undefined> {
  if (source !== undefined) return undefined;
  const found = await findConfig(folder);
  if (found !== undefined) return found;
  throw new CommandFailure('Could not tell what to build', {
    kind: 'nothing-to-build',
    hint: (await repositoryFolder(folder)) === undefined ? `name a repository, as in "gristmill build PATH", or write "${configNames[0]}" with "gristmill init"` : undefined,
  });
}

interface Wanted {readonly source: string | undefined; readonly values: CommandLine['values']}

async function wishesOf({source, values}: Wanted, folder: string): Promise<Wishes> {
  const absolute = (path: string) => resolve(folder, path);
  const one = (name: string) => values.get(name)?.[0];
  const [store, out, refs] = [one('store'), one('out'), values.get('ref')];
  const threads = threadsOf(one('threads'));
  const merges = mergesOf(one('merges'));
  const tokenizer = await tokenizerOf(one('tokenizer'), absolute);
  const problems = [threads, merges, tokenizer, ...(refs ?? []).map(refOf)].filter((read) => isProblem(read));
  if (problems.length > 0) throw misused(problems, 'build');
  return {
    ...(source === undefined ? {} : {source: resolveSource(source, absolute)}),
    ...(store === undefined ? {} : {store: absolute(store)}),
    ...(out === undefined ? {} : {out: absolute(out)}),
    ...(refs === undefined ? {} : {refs}),
    ...(threads === undefined || isProblem(threads) ? {} : {threads}),
    ...(merges === undefined || isProblem(merges) ? {} : {merges}),
    ...(tokenizer === undefined || isProblem(tokenizer) ? {} : {tokenizer}),
  };
}

function threadsOf(value: string | undefined): number | Problem | undefined {
  if (value === undefined) return undefined;
  const threads = /^\d{1,4}$/.test(value) ? Number(value) : 0;
  return threads > 0 ? threads : {path: '--threads', expected: 'a whole number of at least 1', got: shown(value)};
}

const remoteUses = ['on', 'off', 'required'] as const;

function remoteUseOf(value: string | undefined): RemoteUse {
  const known = remoteUses.find((name) => name === (value ?? 'on'));
  if (known === undefined) throw misused([{path: '--remote', expected: choice(remoteUses), got: shown(value), hint: didYouMean(value ?? '', remoteUses)}], 'build');
  return known;
}

const mostParts = 1000;

/** `--shard 2/7` is one machine of seven, `--fold 7` takes what the seven made. */
function partsOf(values: CommandLine['values']): Pick<NonNullable<BuildRequest['remote']>, 'fold' | 'part'> {
  const [shard, fold] = [values.get('shard')?.[0], values.get('fold')?.[0]];
  const [, part = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(shard ?? '') ?? []).map(Number);
  const parts = /^\d{1,4}$/.test(fold ?? '') ? Number(fold) : 0;
  const problems: Problem[] = [
    ...(shard === undefined || (part >= 1 && part <= of && of <= mostParts) ? [] : [{path: '--shard', expected: 'one of several machines, as "2/7"', got: shown(shard)}]),
    ...(fold === undefined || (parts >= 1 && parts <= mostParts) ? [] : [{path: '--fold', expected: 'how many machines there were, as "7"', got: shown(fold)}]),
    ...(shard === undefined || fold === undefined ? [] : [{path: '--fold', expected: 'either "--shard" or "--fold"', got: shown(fold)}]),
  ];
  if (problems.length > 0) throw misused(problems, 'build');
  return {...(shard !== undefined && {part: {part, of}}), ...(fold !== undefined && {fold: parts})};
}

const mergeChoices = ['first-parent', 'combined', 'remerge', 'skip'] as const;

function mergesOf(value: string | undefined): (typeof mergeChoices)[number] | Problem | undefined {
  const known = mergeChoices.find((name) => name === value);
  if (value === undefined || known !== undefined) return known;
  return {path: '--merges', expected: choice(mergeChoices), got: shown(value), hint: didYouMean(value, mergeChoices)};
}

function refOf(value: string): Problem | undefined {
  return /^[^-\s\p{Cc}][^\s\p{Cc}]*$/u.test(value) ? undefined : {path: '--ref', expected: 'the name of a branch, tag or commit', got: shown(value)};
}

async function tokenizerOf(value: string | undefined, absolute: (path: string) => string): Promise<TokenizerWish | Problem | undefined> {
  if (value === undefined) return undefined;
  if (value === 'none') return {kind: 'none'};
  if (value === 'o200k_base') return {kind: 'embedded', name: value};
  if ((await isFile(absolute(value))) || (await isFile(join(absolute(value), 'tokenizer.json')))) return {kind: 'file', path: absolute(value)};
  const hub = readHubWord(value);
  if (hub !== undefined) return {kind: 'hub', ...hub};
  return {path: '--tokenizer', expected: '"o200k_base", "none", a file that exists or "organisation/name@revision"', got: shown(value), hint: didYouMean(value, ['o200k_base', 'none'])};
}

function isProblem(read: unknown): read is Problem {
  return typeof read === 'object' && read !== null && 'expected' in read;
}
