// What a file tells others, cut by the names they would ask for. Who asks for a name sees a change of what has that name, and no other.
import type {Family, Imported, Thing} from '../usage.ts';

/** One file's part of what is known under one name. */
export interface NamePiece {
  readonly path: string;
  /** The package that the file says it belongs to. */
  readonly says: string;
  /** What has the name, with its members. */
  readonly things: readonly Thing[];
  /** Where a name comes from that the file hands on. */
  readonly passed: readonly Imported[];
}

export function nameBucket(family: Family, name: string): string {
  return `${family} ${name}`;
}

/** Members of any type. */
export function memberBucket(family: Family, name: string): string {
  return `${family} .${name}`;
}

/** What files bring in or hand on as a whole: few statements, asked for by all. */
export function wholeBucket(family: Family): string {
  return `${family} *`;
}

/** Every module may have one of that name; so it is asked for with its module. */
export function defaultName(scope: string): string {
  return `default of ${scope}`;
}
