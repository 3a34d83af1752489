// A graph in which samples are declared under another name: the one that everything after them reads is that of the samples without duplicates.
import type {Graph} from '../../../graph/graph.ts';

const prefix = 'samples.';

/** What is still to be done with them. */
type ToDo = 'compare' | 'count';

export function samplesBefore(mill: Graph, to: ToDo = 'compare'): Graph {
  return {...mill, map: (name, task, from, params) => mill.map(nameBefore(name, to), task, from, params)};
}

export function nameBefore(name: string, to: ToDo = 'compare'): string {
  return name.startsWith(prefix) ? `${name.slice(prefix.length)} samples to ${to}` : name;
}

const steps = ['without benchmarks', 'without copies'];

/** What the last of the steps that are taken gives has the name of samples. */
export function stepName(kind: string, step: number, last: number): string {
  return step === last ? `${prefix}${kind}` : `${kind} samples ${steps[step] ?? ''}`;
}

/** Where the rules of a build can be read from. */
export function rulesOfCopies(kind: string, {counted}: {readonly counted: boolean}): readonly string[] {
  const last = `${prefix}${kind}`;
  return [...steps.map((step) => `${kind} samples ${step}`), counted ? nameBefore(last, 'count') : last];
}
