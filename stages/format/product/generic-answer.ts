// The answer that helps nobody: the right area and nothing of it. What a better answer is preferred to.
import type {Params} from '../../../graph/value/params.ts';

export function genericAnswer({intent, hierarchy}: Readonly<Record<string, Params>>): string {
  const about = list(member(intent, 'entities'));
  const [first] = about.length > 0 ? about : stems(hierarchy);
  return first === undefined ? 'Modify the code' : `Modify ${first} files`;
}

/** Names of files without their extensions, of the first layer first. */
function stems(hierarchy: Params | undefined): readonly string[] {
  if (hierarchy === null || typeof hierarchy !== 'object') return [];
  return Object.values(hierarchy).flatMap(list).map((path) => path.slice(path.lastIndexOf('/') + 1).replace(/(?<=.)\.[^.]*$/, ''));
}

function member(value: Params | undefined, name: string): Params | undefined {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Readonly<Record<string, Params>>)[name] : undefined;
}

function list(value: Params | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
