// Which members of a decoded value differ, by path. Lists are compared as a whole; links are left to the story of what they lead to.
import type {Readable} from '../look/readable.ts';
import type {MemberChange} from './explained.ts';

export function memberChanges(before: Readable | undefined, after: Readable | undefined, path = ''): readonly MemberChange[] {
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => memberChanges(before[name], after[name], path === '' ? name : `${path}.${name}`));
  }
  const [old, now] = [spelled(before), spelled(after)];
  return old === now || (old !== null && now !== null && isLink(old) && isLink(now)) ? [] : [{member: path, before: old, after: now}];
}

function isRecord(value: Readable | undefined): value is {readonly [member: string]: Readable} {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Our own digests, and addresses such as those of git. */
function isLink(text: string): boolean {
  return /^(?:raw:|git:|[0-9a-f]{64}$)/.test(text);
}

function spelled(value: Readable | undefined): string | null {
  return value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);
}
