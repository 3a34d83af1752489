// Which declarations have a name worth planning with, and what seed B calls them.
import type {Named} from '../change/facts/fact.ts';
import type {Identifier} from './identifier.ts';

const kinds: Readonly<Record<string, string>> = {
  function: 'function', method: 'method', constructor: 'method', destructor: 'method', operator: 'method', prototype: 'function', delegate: 'type',
  struct: 'struct', class: 'class', object: 'class', singleton: 'class', record: 'class', union: 'union', enum: 'enum', annotation: 'interface',
  trait: 'trait', interface: 'interface', concept: 'trait', impl: 'impl',
  constant: 'const', static: 'static', type: 'type', alias: 'type', macro: 'macro',
  module: 'mod', namespace: 'mod', package: 'mod',
};

/** What a type is made of: worth saying of a type that was there before, since of a new one it goes without saying. */
const parts: Readonly<Record<string, string>> = {field: 'field', property: 'field', variant: 'variant', event: 'field'};

const flags: ReadonlySet<string> = new Set(['async', 'unsafe', 'const', 'static', 'abstract', 'extern']);

/** What is declared in there is nobody else's affair. */
const runs: ReadonlySet<string> = new Set(['function', 'method', 'constructor', 'destructor', 'operator', 'macro', 'constant', 'static', 'variable']);

/** None for a variable, a key, a section. `inner`: what it stands in came or went with it. */
export function identifierOf({kind, name, visibility, modifiers, bases, container, containerKind}: Named, {inner}: {readonly inner: boolean}): Identifier | undefined {
  const known = kinds[kind] ?? (inner ? undefined : parts[kind]);
  if (known === undefined || name === '' || runs.has(containerKind)) return undefined;
  return {kind: known, name: kind === 'impl' && bases.length > 0 ? `${bases.join(' + ')} for ${name}` : name, visibility, flags: modifiers.filter((one) => flags.has(one)), container};
}
