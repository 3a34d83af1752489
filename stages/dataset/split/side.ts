// Which part of a dataset a document belongs to: what a model learns from, what it is chosen by, and what it is judged by.
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';

/** In the order of time. A document that several of them could have is of the last. */
export const splits = ['train', 'val', 'test'] as const;

export type Split = (typeof splits)[number];

export interface Side {
  readonly split: Split;
  /** What it would be by itself, where its change group took it elsewhere. */
  readonly alone?: Split;
}

export const sideCodec: Codec<Side> = jsonCodec('side');

export function sideOf(alone: number, together: number): Side {
  const split = splits[Math.max(alone, together)] ?? 'test';
  const own = splits[alone] ?? 'test';
  return own === split ? {split} : {split, alone: own};
}
