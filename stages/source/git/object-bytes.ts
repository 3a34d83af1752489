// The bytes of an object that was read, where it is there, is no larger than is held, and is of the type that is expected.
import type {GitObject} from './object-stream.ts';

export function objectBytes(object: GitObject | undefined, type: 'blob' | 'commit' | 'tree'): Buffer | undefined {
  return object !== undefined && 'bytes' in object && object.type === type ? object.bytes : undefined;
}
