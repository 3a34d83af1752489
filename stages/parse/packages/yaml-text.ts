// Reads YAML. What is none, and what would unfold without end, gives nothing.
import {parse} from 'yaml';

const mostAliases = 100;

export function readYaml(text: string): unknown {
  try {
    return parse(text, {maxAliasCount: mostAliases, logLevel: 'silent'});
  } catch (failure) {
    if (failure instanceof Error) return undefined;
    throw failure;
  }
}
