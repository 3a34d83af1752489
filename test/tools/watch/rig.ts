// A watch in a process of its own, as a user has it: its events come as lines of JSON, while the test does things to the repository beside it.
import {spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import {once} from 'node:events';
import type {ExecutionContext} from 'ava';
import type {WatchEvent} from '../../../tools/executors/watch/watch-event.ts';
import {compiledCode} from '../../compiled-code.ts';

export type EventOf<K extends WatchEvent['kind']> = Extract<WatchEvent, {kind: K}>;

export interface RunningWatch {
  /** All events so far. */
  readonly events: readonly WatchEvent[];
  readonly pid: number;
  /** The first event that is so, of those that no other call has passed by yet. */
  next<K extends WatchEvent['kind']>(kind: K, isIt?: (event: EventOf<K>) => boolean): Promise<EventOf<K>>;
  /** Once it ends by itself. */
  over(): Promise<number | null>;
  /** As Ctrl-C does. Gives what it said to people. */
  stop(): Promise<{readonly code: number | null; readonly said: string}>;
}

const bin = new URL('../../../tools/executors/bin/gristmill.mjs', import.meta.url).pathname;

export function watching(t: ExecutionContext, folder: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): RunningWatch {
  const child = spawn(process.execPath, [bin, 'watch', '--json', ...args], {cwd: folder, env: {PATH: process.env['PATH'], HOME: folder, XDG_CACHE_HOME: `${folder}/cache`, ...compiledCode, ...env}, stdio: ['ignore', 'pipe', 'pipe']});
  t.teardown(() => {
    child.kill('SIGKILL');
    if (!t.passed) t.log(said, events.map((event) => JSON.stringify(event)).join('\n'));
  });
  const events: WatchEvent[] = [];
  let passed = 0;
  let said = '';
  let wake = Promise.withResolvers<void>();
  let isOver = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  createInterface({input: child.stdout}).on('line', (line) => {
    events.push(JSON.parse(line));
    wake.resolve();
  });
  child.once('close', () => {
    isOver = true;
    wake.resolve();
  });
  return {
    events,
    pid: child.pid ?? -1,
    async next<K extends WatchEvent['kind']>(kind: K, isIt: (event: EventOf<K>) => boolean = () => true) {
      for (;;) {
        for (; passed < events.length; passed++) {
          const event = events[passed];
          if (event?.kind === kind && isIt(event as EventOf<K>)) {
            passed++;
            return event as EventOf<K>;
          }
        }
        if (isOver) throw new Error(`The watch ended before it told "${kind}": ${said}${events.map((event) => JSON.stringify(event)).join('\n')}`);
        wake = Promise.withResolvers();
        await wake.promise;
      }
    },
    async over() {
      if (!isOver) await once(child, 'close');
      return child.exitCode;
    },
    async stop() {
      child.kill('SIGINT');
      if (!isOver) await once(child, 'close');
      return {code: child.exitCode, said};
    },
  };
}
