// Turns a rule of somebody's own into one like ours: a fixed text that says where, and a pattern that is tried there only.
import type {CustomRule} from '../clean-rules.ts';
import type {Finding} from '../finding.ts';
import {isPlaceholder} from './placeholder.ts';

/** A pattern sees no more than this, so even a bad one takes a bounded time. */
const customReach = 512;

export function customAt({rule, pattern}: CustomRule): (bytes: Buffer, at: number) => Finding | undefined {
  const sticky = new RegExp(pattern, 'dy');
  return (bytes, at) => {
    sticky.lastIndex = 0;
    const [line = ''] = bytes.toString('latin1', at, at + customReach).split('\n', 1);
    const match = sticky.exec(line);
    const [from, to] = match?.indices?.[1] ?? match?.indices?.[0] ?? [0, 0];
    return to > from && !isPlaceholder(line.slice(from, to)) ? {rule, from: at + from, to: at + to} : undefined;
  };
}
