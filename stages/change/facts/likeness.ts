// How alike two declarations are, from 0 to 1, whatever their names: by their bodies, and by the names of what they hold.
import {sketchLikeness} from '../../parse/outline/walk/sketch.ts';
import type {Pairing, Side} from './pairing.ts';

/** Enough to be the same under another name. */
export const alike = 0.5;

/** Of those that hold others, what they hold counts, too. */
export function likeness({before, after}: Pairing, one: number, other: number): number {
  const [left, right] = [before.list[one], after.list[other]];
  if (left === undefined || right === undefined) return 0;
  const held = heldLikeness(namesInside(before, one), namesInside(after, other));
  const bodies = bodyLikeness(left, right);
  const all = [held, bodies].filter((part) => part !== undefined);
  if (all.length === 0) return 0;
  const inside = all.reduce((sum, part) => sum + part, 0) / all.length;
  return 0.85 * inside + 0.15 * Number(left.hashes.signature === right.hashes.signature);
}

/** What a declaration holds apart from its name; empty where that tells nothing. */
export function contentOf({list}: Side, index: number): string {
  const {sketch, hashes} = list[index] ?? {};
  return sketch === undefined || sketch === '' ? '' : (hashes?.body ?? '');
}

/** Of bodies that are too short to tell, only equal ones tell something, and not much. */
function bodyLikeness(left: {readonly sketch: string; readonly hashes: {readonly body: string}}, right: typeof left): number | undefined {
  if (left.sketch === '' && right.sketch === '') return undefined;
  return left.hashes.body === right.hashes.body ? 1 : sketchLikeness(left.sketch, right.sketch);
}

function heldLikeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number | undefined {
  if (left.size === 0 && right.size === 0) return undefined;
  const both = left.intersection(right).size;
  return both / (left.size + right.size - both);
}

function namesInside({list, inside}: Side, index: number): ReadonlySet<string> {
  return new Set(inside(index).map((one) => `${list[one]?.kind} ${list[one]?.name}`));
}
