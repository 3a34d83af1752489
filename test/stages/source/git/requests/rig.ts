// A repository with requests of every kind, and the feed of their changes over it.
import type {ExecutionContext} from 'ava';
import {noForgetting, type ForgetRules} from '../../../../../stages/forget/forget-rules.ts';
import type {Feed, FeedChange} from '../../../../../graph/feed.ts';
import {open} from '../../../../../graph/value/wire.ts';
import {requestChangeCodec, type RequestChange} from '../../../../../stages/source/git/requests/request-change.ts';
import type {KnownEnds, RequestEnds} from '../../../../../stages/source/git/requests/request-ends.ts';
import {requestFeed} from '../../../../../stages/source/git/requests/request-feed.ts';
import type {Mirror} from '../../../../../stages/source/git/mirror.ts';
import {bench, type Bench} from '../rig.ts';

export interface RequestBench extends Bench {
  /** The head of a request as the forge keeps it. */
  keep(number: number, oid: string): void;
  feed(ends?: readonly RequestEnds[], forget?: ForgetRules): Feed;
}

export function requestBench(t: ExecutionContext): RequestBench {
  const own = bench(t);
  const {repo, git} = own;
  return {
    ...own,
    keep: (number, oid) => void repo.run('update-ref', `refs/pull/${number}/head`, oid),
    feed(ends, forget = noForgetting) {
      const refs = repo.run('for-each-ref', '--format=%(refname) %(objectname)').split('\n').map((line) => line.split(' ') as [string, string]);
      const heads = new Map(refs.flatMap(([name, oid]) => (name.startsWith('refs/pull/') ? [[Number(name.split('/')[2]), oid] as const] : [])));
      const main = repo.run('rev-parse', 'main');
      const mirror = {dir: `${repo.dir}/.git`, boundary: [], partial: false} as unknown as Mirror;
      return requestFeed(git, {mirror, tips: [main], mainline: main, heads, ends: ends && endsKnown(ends), renames: undefined, cleaner: undefined, forget});
    },
  };
}

function endsKnown(ends: readonly RequestEnds[]): KnownEnds {
  return {state: Buffer.from(JSON.stringify(ends)).toString('base64'), follows: async () => true, read: async () => ends};
}

export function changeOf(row: FeedChange | undefined): RequestChange {
  if (row?.bytes === undefined) throw new Error(`No change in the row: ${row?.digest ?? 'no row'}`);
  return requestChangeCodec.decode(open(row.bytes).payload, []);
}
