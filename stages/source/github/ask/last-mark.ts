// How a list is gone on with, as its last line in the log says; and whether there is anything to go on for.
import type {LogLine, Mark} from '../page.ts';

export function lastMark(lines: readonly LogLine[], list: string): Mark | undefined {
  return lines.findLast((line) => line.list === list && line.mark !== undefined)?.mark;
}

/** Whether a list of REST told of something, where the log was so long before. */
export function newsSince(lines: readonly LogLine[], from: number): boolean {
  return lines.some(({list, mark}, at) => at >= from && ['issues', 'comments', 'remarks'].includes(list) && mark?.['empty'] !== true);
}
