// What a thread of a build has at hand: tasks, a reader of git objects, and each tokenizer once a sample needs it.
import type {Host} from '../graph/run/run-job.ts';
import type {AnyTask} from '../graph/task/task.ts';
import type {Digest} from '../graph/value/digest.ts';
import type {CleanRules} from './clean/clean-rules.ts';
import {enforceRules} from './clean/rules-in-force.ts';
import type {Benchmarks} from './dataset/duplicates/benchmarks/benchmarks.ts';
import {syntaxDigest} from './parse/outline/syntax/syntax-digest.ts';
import type {GitPlaces} from './source/git/git-environment.ts';
import {gitLoader} from './source/git/git-loader.ts';
import {countedWork} from './source/git/counted-work.ts';
import {loadTokenizer, type StoredTokenizer} from './tokenize/tokenizer-cache.ts';

/** Plain data, so that it can be handed to a thread. */
export interface HostData {
  readonly places: GitPlaces;
  readonly gitDir: string;
  readonly maxBytes: number;
  /** Objects of somebody else's repository are hashed again when they are read. */
  readonly verify: boolean;
  readonly tokenizers: readonly StoredTokenizer[];
  /** Lists of control tokens for the structure of commits. */
  readonly vocabularies: readonly {readonly digest: Digest; readonly tokens: readonly string[]}[];
  /** Texts that a dataset must not hold. */
  readonly benchmarks?: Benchmarks | undefined;
  /** What texts are cleaned by. */
  readonly clean?: CleanRules | undefined;
  /** Counters that all threads of a build share. */
  readonly work: SharedArrayBuffer;
}

export async function threadHost(data: unknown): Promise<Host> {
  const given = data as HostData;
  await enforceRules(given.clean);
  const {tasks} = await import('./tasks.ts');
  return hostOf(given, async (name) => tasks.get(name) ?? (await import('./figure-tasks.ts')).figureTasks.get(name) ?? (await import('./asked-tasks.ts')).askedTasks.get(name));
}

/** A plan knows its own; a thread has no plan, and knows all there are. */
export type TaskNamed = (name: string) => AnyTask | undefined | Promise<AnyTask | undefined>;

/** The rules that texts are cleaned by are in force already. */
export function hostOf({places, gitDir, maxBytes, verify, tokenizers, vocabularies, benchmarks, work}: HostData, taskNamed: TaskNamed): Host {
  const git = {...places, work: countedWork(work)};
  const loading = new Map<Digest, Promise<unknown>>();
  return {
    loader: gitLoader(git, {gitDir, maxBytes, verify}),
    async task(name) {
      const task = await taskNamed(name);
      if (task === undefined) throw new Error(`No task "${name}" is listed in stages/tasks.ts or stages/asked-tasks.ts`);
      return task;
    },
    async resources(task, params) {
      const loaded = new Map<Digest, unknown>();
      for (const digest of task.loads?.(params) ?? []) loaded.set(digest, await loadOnce(digest));
      return loaded;
    },
  };

  function loadOnce(digest: Digest): Promise<unknown> {
    const vocabulary = vocabularies.find((one) => one.digest === digest);
    if (vocabulary !== undefined) return Promise.resolve(vocabulary.tokens);
    // One for the thread, with all grammars that it meets.
    if (digest === syntaxDigest) return once(digest, openThreadSyntax);
    if (benchmarks !== undefined && digest === benchmarks.digest) return once(digest, () => openBenchmarks(benchmarks));
    const tokenizer = tokenizers.find((one) => one.digest === digest);
    if (tokenizer === undefined) throw new Error(`This build has no tokenizer, no vocabulary and no list ${digest}`);
    return once(digest, () => loadTokenizer(tokenizer));
  }

  function once(digest: Digest, load: () => Promise<unknown>): Promise<unknown> {
    const loaded = loading.get(digest) ?? load();
    loading.set(digest, loaded);
    return loaded;
  }
}

async function openThreadSyntax(): Promise<unknown> {
  const [{openSyntax}, {threadTime}] = await Promise.all([import('./parse/outline/syntax/syntax.ts'), import('./parse/outline/syntax/thread-time.ts')]);
  return openSyntax(threadTime);
}

async function openBenchmarks(benchmarks: Benchmarks): Promise<unknown> {
  return (await import('./dataset/duplicates/benchmarks/benchmark-runs.ts')).benchmarkFinder(benchmarks);
}
