// A build of a dataset with discussions asks its forge first, where there is a token to ask with.
import type {ForgeChoice} from '../build/contract.ts';
import type {Host} from '../host.ts';
import type {Reporter} from '../report/reporter.ts';
import {findToken} from './find-token.ts';
import {syncDataset, withoutToken} from './sync-dataset.ts';
import {plainWaits} from './wait-view.ts';

export async function syncFirst({store, forge}: {readonly store: string; readonly forge: ForgeChoice}, {host, progress, signal}: {readonly host: Host; readonly progress: Pick<Reporter, 'tell'>; readonly signal: AbortSignal}): Promise<void> {
  const told = (text: string) => progress.tell({kind: 'note', text});
  const token = await findToken(forge, host);
  if (token === undefined) return told(`${withoutToken(forge, host)} What is mirrored of requests and issues is taken as it is; "gristmill sync" asks all the same, at 60 requests an hour`);
  const {requests, pages} = await syncDataset({store, forge, token, sweep: false, view: plainWaits(host, told)}, signal);
  told(pages === 0 ? `Nothing is new on ${forge.repository}` : `Mirrored ${pages} pages of ${forge.repository} with ${requests} requests`);
}
