// Requests from git alone as rows of the feed of items: all of them again, whenever one of their heads or the line they land on moved.
import {hash} from 'node:crypto';
import {StateLost, type Feed} from '../../../graph/feed.ts';
import type {Git} from '../git/git-process.ts';
import {requestsInGit, type GitRequests} from './requests-in-git.ts';
import {rowsByRules, type ItemRules} from './rows-by-rules.ts';

/** Titles are cheap to read, so all are read where anything moved; what came out the same is no change to anybody behind. */
export function gitItemFeed(git: Git, {cleaner, forget, ...requests}: GitRequests & ItemRules): Feed {
  const heads = requests.pulls.map(({vertex, oid}) => `${vertex} ${oid}`).join('\n');
  const {spelled, row} = rowsByRules({cleaner, forget});
  return {
    state: Buffer.from([`from git, ${spelled}`, '', requests.mainline ?? '', ...[...requests.not].sort(), hash('sha256', heads, 'hex')].join('\n'), 'latin1'),
    version: 2, // texts that were read wrongly are put right
    async *changes(from, _past, signal) {
      if (from !== undefined) throw new StateLost('The requests are read in git again');
      const rows = (await requestsInGit(git, requests, signal)).map(row);
      if (rows.length > 0) yield rows;
    },
  };
}
