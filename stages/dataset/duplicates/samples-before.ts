// A graph in which samples are declared under another name: the one that everything after them reads is that of the samples without duplicates.
import type {Graph} from '../../../graph/graph.ts';

const prefix = 'samples.';

export function samplesBefore(mill: Graph): Graph {
  return {...mill, map: (name, task, from, params) => mill.map(nameBefore(name), task, from, params)};
}

export function nameBefore(name: string): string {
  return name.startsWith(prefix) ? `${name.slice(prefix.length)} samples to compare` : name;
}
