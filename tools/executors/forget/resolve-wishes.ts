// Looks up in the repository what a rule is about: a person's other addresses, the whole id of a commit, and how much it takes out today.
import {countedWork} from '../../../stages/source/git/counted-work.ts';
import {runGit, type Git} from '../../../stages/source/git/git-process.ts';
import {authorRule} from '../../../stages/forget/author-rule.ts';
import type {Dataset} from '../build/contract.ts';
import type {Surroundings} from '../build/surroundings.ts';
import {openSource, type Source} from '../build/open-source.ts';
import {misused} from '../cli/parse-arguments.ts';
import {shown} from '../config/shown.ts';
import type {Resolved} from './change-rules.ts';
import {matchesOf, type Matches} from './matches.ts';
import {people} from './people.ts';
import type {Wishes} from './wishes.ts';

export async function resolveWishes(dataset: Dataset, wishes: Wishes, surroundings: Surroundings): Promise<{readonly resolved: Resolved; readonly matches: Matches}> {
  const source = await openSource(dataset, surroundings);
  const git: Git = {...source.places, work: countedWork(source.shared)};
  const {signal} = surroundings;
  const authors = wishes.authors.length === 0 ? [] : wishes.authors.flatMap(await people(git, source, signal));
  const commits = await wholeIds(git, source, {ids: wishes.commits, signal});
  const {paths, pulls, licences, reason, plain, undo} = wishes;
  const resolved: Resolved = {authors, commits, paths, pulls, licences, reason, plain, undo};
  const rules = {authors: authors.map((who) => authorRule(who, '')), commits, paths, pulls: pulls.map(Number), licences};
  return {resolved, matches: await matchesOf(rules, {git, source}, signal)};
}

/** A whole id may be of a commit that is not there any more: the rule holds all the same. */
async function wholeIds(git: Git, {mirror}: Source, {ids, signal}: {readonly ids: readonly string[]; readonly signal: AbortSignal}): Promise<readonly string[]> {
  const whole: string[] = [];
  for (const id of ids) {
    const found = (await runGit(git, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${id}^{commit}`], {gitDir: mirror.dir, answers: [1, 128]}, signal)).toString('latin1').trim().replace(/^--end-of-options\s*/, '');
    if (found !== '') whole.push(found);
    else if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id)) whole.push(id);
    else throw misused([{path: '--sha', expected: 'the id of one commit of the repository', got: shown(id)}], 'forget');
  }
  return whole;
}
