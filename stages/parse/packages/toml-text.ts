// Reads TOML. What is none gives nothing.
import {createRequire} from 'node:module';

type Toml = typeof import('smol-toml');

/** Loaded with the first text: a build that reads no manifest starts without it. */
let toml: Toml | undefined;

export function readToml(text: string): unknown {
  toml ??= createRequire(import.meta.url)('smol-toml') as Toml;
  try {
    return toml.parse(text);
  } catch (failure) {
    if (failure instanceof Error) return undefined;
    throw failure;
  }
}
