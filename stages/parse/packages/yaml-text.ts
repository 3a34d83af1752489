// Reads YAML. What is none, and what would unfold without end, gives nothing.
import {createRequire} from 'node:module';

type Yaml = typeof import('yaml');

const mostAliases = 100;

/** Loaded with the first text: a build that reads no manifest starts without it. */
let yaml: Yaml | undefined;

export function readYaml(text: string): unknown {
  yaml ??= createRequire(import.meta.url)('yaml') as Yaml;
  try {
    return yaml.parse(text, {maxAliasCount: mostAliases, logLevel: 'silent'});
  } catch (failure) {
    if (failure instanceof Error) return undefined;
    throw failure;
  }
}
