// Requests from git alone as rows of the feed of items: those whose heads or landing moved since the former state.
import {hash} from 'node:crypto';
import {StateLost, type Feed, type FeedChange} from '../../../graph/feed.ts';
import {stubDigest} from '../../../graph/value/stub.ts';
import {seal} from '../../../graph/value/wire.ts';
import {noForgetting, spellRules, type ForgetRules} from '../../forget/forget-rules.ts';
import type {Git} from '../git/git-process.ts';
import type {ItemCleaner} from './clean-item.ts';
import {itemForgetter} from './forget-item.ts';
import {itemCodec, itemId} from './item-row.ts';
import type {Item} from './item.ts';
import {requestsInGit, type GitRequests} from './requests-in-git.ts';

export interface GitItemFeedOptions extends GitRequests {
  readonly cleaner?: ItemCleaner | undefined;
  readonly forget?: ForgetRules | undefined;
}

/** Titles are cheap to read, so all are read where anything moved; what came out the same is no change to anybody behind. */
export function gitItemFeed(git: Git, {cleaner, forget = noForgetting, ...requests}: GitItemFeedOptions): Feed {
  const heads = requests.pulls.map(({vertex, oid}) => `${vertex} ${oid}`).join('\n');
  const rules = [`from git, clean ${cleaner?.tag ?? ''}`, ...spellRules(forget, 'commits')].join('\n');
  const forgets = itemForgetter(forget);
  return {
    state: Buffer.from([rules, '', requests.mainline ?? '', ...[...requests.not].sort(), hash('sha256', heads, 'hex')].join('\n'), 'latin1'),
    version: 1,
    async *changes(from, _past, signal) {
      if (from !== undefined) throw new StateLost('The requests are read in git again');
      const rows = (await requestsInGit(git, requests, signal)).map(row);
      if (rows.length > 0) yield rows;
    },
  };

  function row(item: Item): FeedChange {
    const reason = forgets(item);
    return reason === undefined ? {id: itemId(item), ...seal(itemCodec, cleaner?.clean(item) ?? item)} : {id: itemId(item), digest: stubDigest(reason)};
  }
}
