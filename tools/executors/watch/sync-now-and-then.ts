// Asks the forge of a dataset now and then what is new. What it mirrors is seen by the next look; nobody waits for it.
import type {Dataset} from '../build/contract.ts';
import type {Host} from '../host.ts';
import {failureReport} from '../report/failure-report.ts';
import type {Bell} from './bell.ts';
import type {Pace} from './pace.ts';
import type {Told} from './watch-event.ts';

export interface Syncing {
  readonly host: Host;
  readonly pace: Pace;
  readonly bell: Bell;
  readonly tell: Told;
  readonly everyMs: number;
  /** The one that is built now. */
  readonly dataset: () => Dataset | undefined;
}

export function syncNowAndThen({host, pace, bell, tell, everyMs, dataset}: Syncing): AsyncDisposable {
  const over = new AbortController();
  const running = run();
  return {
    async [Symbol.asyncDispose]() {
      over.abort();
      await running;
    },
  };

  async function run(): Promise<void> {
    let said = '';
    while (!over.signal.aborted) {
      const {store, forge} = dataset() ?? {};
      if (store !== undefined && forge !== undefined && forge.unknown !== true) said = await sync({store, forge}, said);
      await pace.wait(everyMs, over.signal);
    }
  }

  /** A forge that cannot be reached is asked again next time, and told of once. */
  async function sync({store, forge}: {readonly store: string; readonly forge: NonNullable<Dataset['forge']>}, before: string): Promise<string> {
    try {
      const [{findToken}, {syncDataset, withoutToken}, {plainWaits}] = await Promise.all([import('../sync/find-token.ts'), import('../sync/sync-dataset.ts'), import('../sync/wait-view.ts')]);
      const token = await findToken(forge, host);
      if (token === undefined) return once(before, `${withoutToken(forge, host)} What is mirrored of requests and issues is taken as it is`);
      const {requests, pages} = await syncDataset({store, forge, token, sweep: false, view: plainWaits(host, (text) => tell({kind: 'note', text}))}, over.signal);
      tell({kind: 'synced', repository: forge.repository, requests, pages});
      if (pages > 0) bell.ring();
      return '';
    } catch (failure) {
      if (over.signal.aborted) return before;
      return once(before, failureReport(failure, false).text.split('\n')[0] ?? '');
    }
  }

  function once(before: string, text: string): string {
    if (text !== before) tell({kind: 'note', text});
    return text;
  }
}
