// A failure on its way out of a thread: what is posted between threads loses its class and all it carries, so that goes as plain data.
import type {Digest} from '../value/digest.ts';
import {TaskThrew} from './task-threw.ts';

export interface ThreadFailure {
  readonly failed: true;
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** What it says besides, as far as that is plain. */
  readonly fields: Readonly<Record<string, string | number | boolean>>;
  /** The task that threw it, and on what. */
  readonly thrown?: {readonly task: string; readonly inputs: readonly Digest[]};
}

export function packFailure(failure: unknown): ThreadFailure {
  if (failure instanceof TaskThrew) return {...packFailure(failure.cause), thrown: {task: failure.task, inputs: failure.inputs}};
  if (!(failure instanceof Error)) return {failed: true, name: 'Error', message: String(failure), stack: undefined, fields: {}};
  const fields = Object.entries(failure).filter((entry): entry is [string, string | number | boolean] => ['string', 'number', 'boolean'].includes(typeof entry[1]));
  return {failed: true, name: failure.name, message: failure.message, stack: failure.stack, fields: Object.fromEntries(fields)};
}

export function unpackFailure({name, message, stack, fields, thrown}: ThreadFailure): Error {
  const failure = Object.assign(new Error(message), fields, {name}, stack === undefined ? {} : {stack});
  return thrown === undefined ? failure : new TaskThrew(thrown.task, thrown.inputs, failure);
}
