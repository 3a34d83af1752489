// Records of a dataset as rows with the same columns whatever they are of: readers of the Hub take no other. What only some have stands together, as JSON.
import type {Column, Row} from './parquet-file.ts';

/** Bumped when equal records may make other rows. */
export const recordRowsVersion = 1;

export const recordColumns: readonly Column[] = [
  {name: 'type', type: 'text', repeats: true},
  {name: 'path', type: 'text', nullable: true},
  {name: 'commit_hash', type: 'text', nullable: true},
  {name: 'date', type: 'text', nullable: true},
  {name: 'metadata', type: 'text'},
  {name: 'training_content', type: 'text'},
];

const ownColumns: ReadonlySet<string> = new Set(recordColumns.map(({name}) => name));

export function recordRow(record: Readonly<Record<string, unknown>>): Row {
  const rest = Object.fromEntries(Object.entries(record).filter(([name, value]) => !ownColumns.has(name) || typeof value !== 'string'));
  return Object.fromEntries(recordColumns.map(({name}) => [name, name === 'metadata' ? JSON.stringify(rest) : textOf(record[name])]));
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
