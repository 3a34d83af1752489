// The process of an engine, as its starter sees it: events as they come, a signal to end by, and its last lines.
import type {spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import type {Readable} from 'node:stream';
import type {Ending, TrainEvent} from './engine.ts';

type Child = ReturnType<typeof spawn>;

/** Standard errors are its second stream, and events its third. */
export async function watchEngine(child: Child, tell: (event: TrainEvent) => void, signal: AbortSignal): Promise<Ending> {
  const said: string[] = [];
  const [errors, events] = [child.stdio[2], child.stdio[3]] as readonly (Readable | null | undefined)[];
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  if (errors) createInterface({input: errors}).on('line', (line) => {
    said.push(line);
    if (said.length > 40) said.shift();
  });
  if (events) createInterface({input: events}).on('line', (line) => {
    const event = eventIn(line);
    if (event !== undefined) tell(event);
  });
  try {
    const code = await new Promise<number | undefined>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (ended) => resolve(ended ?? undefined));
    });
    return {code, said: said.join('\n')};
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** A line that is none is not worth a failure: it is only shown. */
export function eventIn(line: string): TrainEvent | undefined {
  try {
    const event: unknown = JSON.parse(line);
    return typeof event === 'object' && event !== null && 'event' in event ? (event as TrainEvent) : undefined;
  } catch {
    return undefined;
  }
}
