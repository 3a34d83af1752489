// Insists that a linked value is there. A codec that can live without it looks for `stub` itself.
import type {Part, WholePart} from './codec.ts';
import type {Stub} from './stub.ts';

/** Thrown by a decoder that meets a stub it cannot do without; the job runner turns it into the row's own stub. */
export class StubReached extends Error implements Stub {
  readonly stub: string;
  constructor(stub: string) {
    super(`Needs a value that is a stub: ${stub}`);
    this.stub = stub;
  }
}

export function whole(part: Part | undefined): WholePart {
  if (part === undefined) throw new Error('Decoded a value with fewer parts than it links to');
  if ('stub' in part) throw new StubReached(part.stub);
  return part;
}
