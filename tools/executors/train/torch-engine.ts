// The engine "torch": our own package in a Python that has torch, as one process or as many as there are devices.
import {spawn} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {endings, type Ending, type Engine, type TrainEvent} from './engine.ts';
import {engineEnvironment, trainerFolder, type Python} from './find-python.ts';
import {eventIn, watchEngine} from './watch-engine.ts';

export interface TorchSettings {
  readonly device: 'cpu' | 'cuda' | undefined;
  readonly ranks: number;
  readonly threads: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export function torchEngine(python: Python, {device = python.cuda ? 'cuda' : 'cpu', ranks, threads, env}: TorchSettings): Engine {
  return {
    name: `torch ${python.torch}`,
    settings: {device, threads: device === 'cpu' ? threads : 0},
    lacking: ['no-python', 'Could not find a Python that trains'],
    train(run, tell, signal) {
      const many = ['-m', 'torch.distributed.run', '--standalone', '--nproc-per-node', String(ranks)];
      const args = [...(ranks > 1 ? many : []), '-m', 'gristmill_trainer', join(run, 'run.json')];
      // torchrun hands down standard streams alone: several ranks tell in the file of events alone.
      const told = ranks > 1 ? {} : {GRISTMILL_EVENTS: '3'};
      const threaded = device === 'cpu' ? {OMP_NUM_THREADS: String(threads)} : {};
      const child = spawn(python.path, args, {cwd: trainerFolder, env: {...engineEnvironment(env), ...threaded, ...told}, stdio: ['ignore', 'ignore', 'pipe', 'pipe']});
      const ending = watchEngine(child, tell, signal);
      return ranks > 1 ? ending.then((ended) => toldLater(run, ended, tell)) : ending;
    },
  };
}

/** What several ranks did is told when they are done, from what they wrote; torchrun ends with 1 whatever its ranks ended with. */
async function toldLater(run: string, ending: Ending, tell: (event: TrainEvent) => void): Promise<Ending> {
  const lines = (await readFile(join(run, 'events.jsonl'), 'utf8').catch(() => '')).trimEnd().split('\n');
  const events = lines.flatMap((line) => eventIn(line) ?? []);
  for (const event of events.slice(Math.max(0, events.findLastIndex(({event: kind}) => kind === 'start' || kind === 'resume')))) tell(event);
  return ending.code !== endings.done && events.at(-1)?.event === 'preempted' ? {...ending, code: endings.preempted} : ending;
}
