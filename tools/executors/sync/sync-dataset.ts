// Brings the mirror of a dataset's discussions up to date with its forge.
import {setTimeout} from 'node:timers/promises';
import {octokitForge} from '../../../stages/source/github/ask/octokit-forge.ts';
import {syncForge, type Synced} from '../../../stages/source/github/ask/sync-forge.ts';
import {isGithubs} from '../../../stages/source/github/forge-address.ts';
import type {ForgeChoice} from '../build/contract.ts';
import type {Host} from '../host.ts';
import {forgeFolder} from './forge-folder.ts';
import {openForgeMirror} from './open-forge-mirror.ts';
import type {WaitView} from './wait-view.ts';

export interface SyncWishes {
  readonly store: string;
  readonly forge: ForgeChoice;
  readonly token: string | undefined;
  readonly sweep: boolean;
  readonly view: Pick<WaitView, 'print' | 'shown'>;
}

export async function syncDataset({store, forge, token, sweep, view: {print, shown}}: SyncWishes, signal: AbortSignal): Promise<Synced & {readonly mirror: string}> {
  await using mirror = await openForgeMirror(forgeFolder(store, forge), print, signal);
  const patience = {where: forge.api, told: print, shown, wait: (milliseconds: number, until: AbortSignal) => setTimeout(milliseconds, undefined, {signal: until})};
  const synced = await syncForge({forge: octokitForge({api: forge.api, token}), log: mirror.log, repository: forge.repository, graph: token !== undefined, sweep, patience}, signal);
  return {...synced, mirror: mirror.dir};
}

/** Said before it starts: what can be had without one, and how long it takes. */
export function withoutToken({api}: Pick<ForgeChoice, 'api'>, host: Pick<Host, 'env'>): string {
  const names = Object.keys(host.env).some((name) => /^G(?:H|ITHUB)_TOKEN$/.test(name)) && !isGithubs(api) ? ' GITHUB_TOKEN is for github.com alone: name a variable with --token-env.' : '';
  return `There is no token for ${api}.${names}`;
}
