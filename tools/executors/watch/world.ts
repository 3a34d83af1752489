// All that can move a dataset, as one thing to look at: its configuration, the references of its source, and what is mirrored of its forge.
import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import {hash} from 'node:crypto';
import {sourceAddress} from '../../../stages/source/git/source-address.ts';
import type {Git} from '../../../stages/source/git/git-process.ts';
import type {RefList} from '../../../stages/source/git/ref-list.ts';
import type {Dataset} from '../build/contract.ts';
import {gitPlaces} from '../build/git-places.ts';
import type {DatasetRequest} from '../config/dataset-of.ts';
import type {Host} from '../host.ts';
import {sshAgentOf} from '../ssh-agent-of.ts';
import {forgeFolder} from '../sync/forge-folder.ts';
import type {Bell} from './bell.ts';
import {frozenTo} from './frozen-to.ts';
import type {Pace} from './pace.ts';
import type {Cause} from './watch-event.ts';
import type {Sight} from './watch-loop.ts';
import {watchedAddress} from './watched-address.ts';
import {watchedConfig} from './watched-config.ts';
import {watchedFolder} from './watched-folder.ts';
import type {WatchedSource} from './watched-source.ts';
import {watchedWorkTree, type WatchedWorkTree} from './watched-work-tree.ts';

export interface WorldSight extends Sight {
  readonly dataset: Dataset;
  /** Of a repository on this machine: what a build of this sight is frozen to. */
  readonly refs?: RefList;
}

export interface World extends AsyncDisposable {
  look(signal: AbortSignal): Promise<WorldSight>;
}

export interface Watched {
  readonly bell: Bell;
  readonly pace: Pace;
  readonly note: (text: string) => void;
  readonly porter: Git['porter'];
  /** How often a source elsewhere is asked what it has. */
  readonly everyMs: number;
}

export async function openWorld(request: DatasetRequest, host: Host, watched: Watched): Promise<World> {
  const config = await watchedConfig(request, host, watched);
  let source: {readonly of: string; readonly watched: WatchedSource; readonly tree: WatchedWorkTree | undefined; readonly isLocal: boolean} | undefined;
  return {
    async look(signal) {
      const {dataset, digest} = await config.dataset();
      if (source?.of !== dataset.source || (source.tree !== undefined) !== (dataset.uncommitted === true)) {
        await leave();
        source = await watchSource(dataset);
      }
      const {list, cut} = await source.watched.refs(signal);
      const parts = new Map<Cause, string>([['configuration', digest], ['references', frozenTo(dataset, list, cut)], ['discussions', await mirrored(dataset)], ...(source.tree === undefined ? [] : [['files', await source.tree.seen(list.head, signal)] as const])]);
      return {dataset, parts, digest: hash('sha256', JSON.stringify([...parts]), 'hex'), ...(source.isLocal && {refs: list})};
    },
    async [Symbol.asyncDispose]() {
      await leave();
      await config[Symbol.asyncDispose]();
    },
  };

  async function leave(): Promise<void> {
    await source?.watched[Symbol.asyncDispose]();
    await source?.tree?.[Symbol.asyncDispose]();
  }

  async function watchSource(dataset: Dataset): Promise<NonNullable<typeof source>> {
    const {source: of, store} = dataset;
    const address = sourceAddress(of);
    const git = {...(await gitPlaces({store, path: host.env['PATH'] ?? '', ...sshAgentOf(host)})), work: {gitProcesses: 0, blobReads: 0}, porter: watched.porter};
    const tree = dataset.uncommitted === true && address.kind === 'local' ? await watchedWorkTree({dataset, git, ...watched}) : undefined;
    if (address.kind === 'local') return {of, isLocal: true, tree, watched: await watchedFolder({path: address.path, git, ...watched})};
    return {of, isLocal: false, tree: undefined, watched: watchedAddress({address, git, ...watched})};
  }
}

/** The log of a mirror only grows. */
async function mirrored({store, forge}: Dataset): Promise<string> {
  if (forge === undefined) return '';
  const found = await stat(join(forgeFolder(store, forge), 'log')).catch(() => undefined);
  return found === undefined ? '' : String(found.size);
}
