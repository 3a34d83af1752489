// Keys: the names of answers. A key is the hash of what was asked — the task and the digests of its input values, never who asks.
import {hash} from 'node:crypto';
import type {Digest} from '../value/digest.ts';
import {canonical, type Params} from '../value/params.ts';
import type {AnyTask} from './task.ts';

const schema = 'gristmill 1';

/** One input of a task: a value, or the pieces of a bucket. */
export type Slot = Digest | readonly Digest[];

/** What a key is made of, by name. The same list is hashed and explained, so that an explanation cannot drift from the key. */
export type KeyField = readonly [name: string, value: string];

export function hashFields(fields: readonly KeyField[]): Digest {
  return hash('sha256', fields.map(([name, value]) => `${name.length}:${name}${value.length}:${value}`).join(''), 'hex') as Digest;
}

/** Everything about a task that can change its answers, apart from its inputs. */
export function identityFields(task: AnyTask, params: Params, resources: ReadonlyMap<string, Digest>): readonly KeyField[] {
  const used = (task.resources ?? []).map((name): KeyField => [`resource ${name}`, known(resources, name)]);
  const codecs = Object.entries(task.input).map(([name, codec]): KeyField => [`input ${name}`, codec.name]);
  return [
    ['schema', schema],
    ['task', task.name],
    ['version', String(task.version)],
    ...codecs,
    ['output', task.output.name],
    ...used,
    ['params', canonical(params)],
  ];
}

/** Fields of one of several tasks that make a row together. */
export function fieldsOf(role: string, fields: readonly KeyField[]): readonly KeyField[] {
  return fields.map(([name, value]): KeyField => [`${role} ${name}`, value]);
}

export function nodeKey(identity: Digest, slots: readonly Slot[]): Digest {
  let text: string = identity;
  for (const slot of slots) {
    if (typeof slot === 'string') text += `|${slot.length}:${slot}`;
    else {
      text += `[${slot.length}`;
      for (const digest of slot) text += `|${digest.length}:${digest}`;
    }
  }
  return hash('sha256', text, 'hex') as Digest;
}

function known(resources: ReadonlyMap<string, Digest>, name: string): string {
  const digest = resources.get(name);
  if (digest === undefined) throw new Error(`No digest for the resource "${name}": the composition must give one for every resource its tasks name`);
  return digest;
}
