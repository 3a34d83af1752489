// Reads TOML. What is none gives nothing.
import {parse} from 'smol-toml';

export function readToml(text: string): unknown {
  try {
    return parse(text);
  } catch (failure) {
    if (failure instanceof Error) return undefined;
    throw failure;
  }
}
