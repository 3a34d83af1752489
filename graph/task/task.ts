// One pure definition of work. Declared, not coded into the engine: whoever writes a task never writes invalidation.
import type {Codec} from '../value/codec.ts';
import type {Digest} from '../value/digest.ts';
import type {Params} from '../value/params.ts';
import type {Stub} from '../value/stub.ts';

export interface Task<I, O, P extends Params = null> {
  readonly name: string;
  /** Bumped when equal inputs may give another output; a golden test notices a forgotten bump. */
  readonly version: number;
  readonly input: {readonly [K in keyof I]: Codec<I[K]>};
  readonly output: Codec<O>;
  /** Names of what a thread loads once: a grammar, a compiled vocabulary. Their digests are part of the key. */
  readonly resources?: readonly string[];
  /** Resources that parameters name by their digests: the key has them with the parameters. `run` finds each under its digest. */
  loads?(params: P): readonly Digest[];
  /**
   * Cheaper than looking its answer up: never recalled, never recorded, run where the row already is.
   * It sees the row alone: its reach is 0.
   */
  readonly light?: boolean;
  /** Several collections of a build ask it the same, such as the outline of a text that the tree and the history have: it runs once for all of them. */
  readonly shared?: boolean;
  /** How many links deep its inputs are loaded; all the way by default. What lies deeper arrives as a stub. */
  readonly reach?: number;
  run(input: I, params: P, resources: ReadonlyMap<string, unknown>): NoInfer<O> | Stub | Promise<NoInfer<O> | Stub>;
}

/** A task whose types no longer matter, only its name, version and codecs: what the engine handles. */
export type AnyTask = Task<Readonly<Record<string, unknown>>, unknown, Params>;

/** Gives a task literal its type parameters, and refuses one that could never give anything but stubs. */
export function defineTask<I, O, P extends Params = null>(task: Task<I, O, P>): Task<I, O, P> {
  const unread = task.light === true ? Object.values<Codec<unknown>>(task.input).find(({onlyLinks}) => onlyLinks === true) : undefined;
  if (unread !== undefined) throw new Error(`Task "${task.name}" is light, so it sees rows alone, and "${unread.name}" is nothing but links: let it read their digests, or be no light task`);
  return task;
}

/** Forgets a task's types. Sound because the engine feeds a task only what its own codecs decoded. */
export function anyTask<I, O, P extends Params>(task: Task<I, O, P>): AnyTask {
  return task as unknown as AnyTask;
}
