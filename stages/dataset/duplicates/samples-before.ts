// A graph in which samples are declared under another name: the one that everything after them reads is that of the samples without duplicates.
import type {Graph} from '../../../graph/graph.ts';

const prefix = 'samples.';

export function samplesBefore(mill: Graph): Graph {
  return {...mill, map: (name, task, from, params) => mill.map(nameBefore(name), task, from, params)};
}

export function nameBefore(name: string): string {
  return name.startsWith(prefix) ? `${name.slice(prefix.length)} samples to compare` : name;
}

const steps = ['without benchmarks', 'without copies'];

/** What the last of the steps that are taken gives has the name of samples. */
export function stepName(kind: string, step: number, last: number): string {
  return step === last ? `${prefix}${kind}` : `${kind} samples ${steps[step] ?? ''}`;
}

/** Where the rules of a build can be read from. */
export function rulesOfCopies(kind: string): readonly string[] {
  return [...steps.map((step) => `${kind} samples ${step}`), `${prefix}${kind}`];
}
