// The ends of requests as git alone tells them, for where nothing of a forge is mirrored: what landed on the line, and as which commit.
import {endsOf, type KnownEnds} from '../git/requests/request-ends.ts';
import type {Git} from '../git/git-process.ts';
import {requestsInGit, type GitRequests} from './requests-in-git.ts';

/** The line itself is the state: what it named once, it names as long as it goes on. */
export function gitEnds(git: Git, requests: GitRequests): KnownEnds {
  return {
    state: fromGit,
    follows: async (state) => state === fromGit,
    ofLine: true,
    async read(signal) {
      const items = Map.groupBy(await requestsInGit(git, requests, signal), ({number}) => number);
      const all = [...items].sort(([a], [b]) => a - b).map(([number, own]) => endsOf(number, own));
      // That no message names a request says nothing: its head may be on the line all the same.
      return all.map((ends) => (ends.facts?.merged === null ? {number: ends.number, versions: []} : ends));
    },
  };
}

const fromGit = 'git';
