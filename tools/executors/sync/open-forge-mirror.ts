// The mirror of a forge's discussions, for the one command that may write to it at a time.
import {join} from 'node:path';
import {durableFolder} from '../../../cache/durable.ts';
import {onlyWhoCanBeSeen, takeLock} from '../../../cache/process-lock.ts';
import {removeStale} from '../../../cache/tmp-files.ts';
import type {PageLog} from '../../../stages/source/github/page.ts';
import {writablePageFolder} from './page-folder.ts';

export interface ForgeMirror extends AsyncDisposable {readonly dir: string; readonly log: PageLog}

export async function openForgeMirror(dir: string, note: (text: string) => void, signal: AbortSignal): Promise<ForgeMirror> {
  const tmp = join(dir, 'tmp');
  await durableFolder(tmp);
  const lock = await takeLock(join(dir, 'lock'), {tmp, belief: onlyWhoCanBeSeen, waiting: (holder) => note(`Waiting for another sync, process ${holder.pid} on "${holder.host}"`)}, signal);
  try {
    await removeStale(tmp);
    return {dir, log: await writablePageFolder(dir), [Symbol.asyncDispose]: () => lock[Symbol.asyncDispose]()};
  } catch (failure) {
    await lock[Symbol.asyncDispose]();
    throw failure;
  }
}
