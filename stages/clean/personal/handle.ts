// Finds a mention of a known person: an `@` and their handle, whole. Unknown handles stay, since decorators and scopes look the same.
import type {Finding} from '../finding.ts';
import {stands, tableOf} from '../seek/byte-classes.ts';

const handleByte = tableOf(/[A-Za-z0-9-]/);
const boundByte = tableOf(/[A-Za-z0-9_@/\x80-\xff-]/);

export function handleAt(bytes: Buffer, at: number, identities: ReadonlyMap<string, string>): Finding | undefined {
  if (stands(boundByte, bytes, at - 1)) return undefined;
  let to = at + 1;
  while (to < at + 41 && stands(handleByte, bytes, to)) to++;
  while (to > at + 1 && bytes[to - 1] === 45) to--;
  if (to - at < 3 || bytes[to] === 40 || stands(boundByte, bytes, to)) return undefined;
  const identity = identities.get(`@${bytes.toString('latin1', at + 1, to).toLowerCase()}`);
  return identity === undefined ? undefined : {rule: 'handle', from: at, to, identity};
}
