// The door for output formats: one file plus one line each. A format writes one document's samples at a time, so memory stays bounded.
import type {Body} from '../sample/sample.ts';

export interface Format {
  readonly name: string;
  /** Bumped when equal samples may give other bytes. */
  readonly version: number;
  readonly extension: string;
  write(document: Body): readonly Uint8Array[];
}
