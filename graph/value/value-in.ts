// The value of a row that a joined row names.
import type {Named} from './joined-codec.ts';
import {isStub, type Stub} from './stub.ts';

/** None where there is no such row, or it cannot be had. */
export function valueIn<T>(ref: Named<T> | Stub | undefined): T | undefined {
  return ref === undefined || isStub(ref) ? undefined : ref.value;
}
