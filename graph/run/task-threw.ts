// A task threw: a bug in the task, never an answer. It ends the build and is recorded nowhere.
import type {Digest} from '../value/digest.ts';

export class TaskThrew extends Error {
  readonly task: string;
  readonly inputs: readonly Digest[];
  constructor(task: string, inputs: readonly Digest[], cause: unknown) {
    super(`Task "${task}" failed on a row: ${cause instanceof Error ? cause.message : String(cause)}`, {cause});
    this.name = 'TaskThrew';
    this.task = task;
    this.inputs = inputs;
  }
}
