// The texts of a commit itself, as samples show them.
import type {CommitRecord} from '../source/git/commit-record.ts';

/** As written, without the newline that ends every message. */
export function commitMessage({message}: CommitRecord): string {
  return message.replace(/\n+$/, '');
}

export function commitAuthor({author}: CommitRecord): string {
  return author.name;
}

/** The author's date in ISO 8601 with the author's own offset; a date no calendar has stays as the commit wrote it. */
export function commitDate({author: {seconds, zone}}: Pick<CommitRecord, 'author'>): string {
  const [sign, hours, minutes] = [zone[0] === '-' ? -1 : 1, Number(zone.slice(1, 3)), Number(zone.slice(3, 5))];
  const local = (seconds + sign * (hours * 60 + minutes) * 60) * 1000;
  const known = hours < 24 && minutes < 60 && local >= 0 && local < latest;
  return known ? `${new Date(local).toISOString().slice(0, 19)}${zone.slice(0, 3)}:${zone.slice(3)}` : `${seconds} ${zone}`;
}

/** The end of the year 9999, after which ISO 8601 needs another spelling. */
const latest = 253_402_300_800_000;
