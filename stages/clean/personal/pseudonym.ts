// Stands in for a person or a machine: the same one wherever it occurs in a dataset, and nothing that leads back without the salt.
import {createHmac} from 'node:crypto';

/** Documentation ranges, domains and numbers that can belong to nobody: every rule passes them over, so cleaning twice changes nothing. */
export function pseudonym(rule: string, identity: string, salt: string): string {
  const digest = createHmac('sha256', salt).update(`person\0${identity}`).digest();
  const name = `person-${digest.toString('hex', 0, 5)}`;
  if (rule === 'e-mail') return `${name}@users.invalid`;
  if (rule === 'handle') return `@${name}`;
  if (rule === 'ip-v4') return `198.${18 + ((digest[0] ?? 0) & 1)}.${digest[1] ?? 0}.${digest[2] ?? 0}`;
  if (rule === 'ip-v6') return `2001:db8::${digest.toString('hex', 0, 2)}:${digest.toString('hex', 2, 4)}`;
  if (rule === 'phone') return `+1-202-555-01${String((digest[0] ?? 0) % 100).padStart(2, '0')}`;
  return name;
}
