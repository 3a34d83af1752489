// A repository elsewhere: what it has is asked for now and then, and fetched only where it has moved.
import type {Git} from '../../../stages/source/git/git-process.ts';
import {remoteRefs} from '../../../stages/source/git/remote-mirror.ts';
import type {sourceAddress} from '../../../stages/source/git/source-address.ts';
import type {Bell} from './bell.ts';
import type {Pace} from './pace.ts';
import type {WatchedSource} from './watched-source.ts';

export interface AddressWatching {
  readonly address: Extract<ReturnType<typeof sourceAddress>, {kind: 'remote'}>;
  readonly git: Git;
  readonly bell: Bell;
  readonly pace: Pace;
  readonly everyMs: number;
}

export function watchedAddress({address, git, bell, pace, everyMs}: AddressWatching): WatchedSource {
  const over = new AbortController();
  const polling = poll();
  return {
    refs: async (signal) => ({list: await remoteRefs(git, address, signal)}),
    async [Symbol.asyncDispose]() {
      over.abort();
      await polling;
    },
  };

  async function poll(): Promise<void> {
    while (!over.signal.aborted) {
      await pace.wait(everyMs, over.signal);
      if (!over.signal.aborted) bell.ring();
    }
  }
}
