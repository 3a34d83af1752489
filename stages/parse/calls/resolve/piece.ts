// What a file tells others, cut by the names they would ask for. Who asks for a name sees a change of what has that name, and no other.
import type {Family} from '../family.ts';
import type {Imported, Thing} from '../usage.ts';

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

/** What files hand on as a whole: few statements, asked for by all. */
export function wholeBucket(family: Family): string {
  return `${family} *`;
}

/** What a file brings in as a whole for itself: asked for by who has to understand a name of that file. */
export function ownWholeBucket(family: Family, path: string): string {
  return `${family} * in ${path}`;
}

/** Every module may have one of that name; so it is asked for with its module. */
export function defaultName(scope: string): string {
  return `default of ${scope}`;
}
