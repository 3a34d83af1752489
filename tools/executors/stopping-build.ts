// What Ctrl-C does to a command that builds: it says so beside the progress, and finished work is kept.
import type {Host} from './host.ts';
import type {Reporter} from './report/reporter.ts';
import {stopping, type Stopping} from './stopping.ts';

export function stoppingBuild(host: Host, progress: Pick<Reporter, 'tell' | 'close'>): Stopping {
  return stopping(host, {
    first: () => progress.tell({kind: 'note', text: 'Stopping. Finished work is kept. Press Ctrl-C again to leave at once'}),
    leave: () => progress.close(),
  });
}
