// The files of one commit as rows, at the cost of what differs from the commit of the former state.
import {StateLost, type Feed, type FeedChange} from '../../../graph/feed.ts';
import {noForgetting, readRules, spellRules, type ForgetRules} from '../../forget/forget-rules.ts';
import {forgetter} from '../../forget/forgetter.ts';
import type {CommitCleaner} from './clean-commit.ts';
import {allFiles, asItIs, goneFiles, movedFiles, turnedFiles} from './file-listing.ts';
import {readFileState, spellFileState} from './file-state.ts';
import {uponFormer} from './former-commit.ts';
import type {Git} from './git-process.ts';
import type {Mirror} from './mirror.ts';

export interface FileFeedOptions {
  readonly mirror: Mirror;
  /** `undefined` for an unborn HEAD: no files. */
  readonly commit: string | undefined;
  /** Takes people out of names before they are rows. */
  readonly cleaner?: Pick<CommitCleaner, 'tag' | 'name'> | undefined;
  /** A file at a path that is forgotten, as it is in the repository, is a row without content. */
  readonly forget?: ForgetRules | undefined;
}

export function fileFeed(git: Git, {mirror, commit, cleaner, forget = noForgetting}: FileFeedOptions): Feed {
  const rules = spellRules(forget, 'files');
  const at = {gitDir: mirror.dir, clean: cleaner?.name ?? asItIs, forgets: forgetter(forget).path};
  return {
    state: spellFileState({names: cleaner?.tag, commit, rules}),
    version: 1,
    async *changes(from, _past, signal) {
      const {names, cuts, commit: former, rules: formerRules} = readFileState(from ?? Buffer.of());
      if (from !== undefined && (names !== cleaner?.tag || cuts !== undefined)) throw new StateLost('The files were listed by other rules before');
      const same = formerRules.join('\n') === rules.join('\n');
      if (former === commit && same) return;
      yield* uponFormer(former, sinceFormer());

      async function* sinceFormer(): AsyncGenerator<readonly FeedChange[]> {
        if (commit === undefined) yield* former === undefined ? [] : goneFiles(git, {...at, commit: former}, signal);
        else if (former === undefined) yield* allFiles(git, {...at, commit}, signal);
        else {
          if (former !== commit) yield* movedFiles(git, {...at, commit, former}, signal);
          if (!same) yield* turnedFiles(git, {...at, commit, forgot: forgetter(readRules(formerRules)).path}, signal);
        }
      }
    },
  };
}
