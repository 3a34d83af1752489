// What a thread of a build has at hand: the tasks, a reader of git objects, and the tokenizer once a sample needs it.
import type {Host} from '../graph/run/run-job.ts';
import {tasks} from './tasks.ts';
import type {GitPlaces} from './source/git/git-environment.ts';
import {gitLoader} from './source/git/git-loader.ts';
import {countedWork} from './source/git/counted-work.ts';
import {loadTokenizer, type StoredTokenizer} from './tokenize/tokenizer-cache.ts';
import {tokenizerResource} from './tokenize/tokens-of-samples.ts';

/** Plain data, so that it can be handed to a thread. */
export interface HostData {
  readonly places: GitPlaces;
  readonly gitDir: string;
  readonly maxBytes: number;
  /** Objects of somebody else's repository are hashed again when they are read. */
  readonly verify: boolean;
  readonly tokenizer: StoredTokenizer | undefined;
  /** Counters that all threads of a build share. */
  readonly work: SharedArrayBuffer;
}

export async function threadHost(data: unknown): Promise<Host> {
  return hostOf(data as HostData);
}

export function hostOf({places, gitDir, maxBytes, verify, tokenizer, work}: HostData): Host {
  const git = {...places, work: countedWork(work)};
  let loading: Promise<unknown> | undefined;
  return {
    loader: gitLoader(git, {gitDir, maxBytes, verify}),
    task(name) {
      const task = tasks.get(name);
      if (task === undefined) throw new Error(`No task "${name}" is listed in stages/tasks.ts`);
      return task;
    },
    async resources(task) {
      if (!(task.resources ?? []).includes(tokenizerResource)) return new Map();
      if (tokenizer === undefined) throw new Error(`Task "${task.name}" needs a tokenizer, and this build has none`);
      loading ??= loadTokenizer(tokenizer);
      return new Map([[tokenizerResource, await loading]]);
    },
  };
}
