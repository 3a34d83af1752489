// One side of a changed file, ready to be asked what a line belongs to.
import type {Outline} from '../parse/outline/outline.ts';
import {lineOwners, type Owners} from './line-owners.ts';
import {lineTable, type LineTable} from './line-table.ts';

export interface FileSide {
  readonly bytes: Uint8Array;
  /** None where the language has none, or where it could not be made. */
  readonly outline?: Outline | undefined;
}

export interface OpenSide {readonly table: LineTable; readonly outline: Outline; readonly owners: Owners}

const unread: Outline = {language: '', how: 'patterns', damaged: false, declarations: [], imports: [], exports: [], calls: [], rest: {conditions: 0, queries: [], hash: ''}};

/** Nothing where the file did not exist. */
export function openSide({bytes, outline = unread}: FileSide = {bytes: new Uint8Array()}): OpenSide {
  const table = lineTable(bytes);
  return {table, outline, owners: lineOwners(outline, table)};
}
