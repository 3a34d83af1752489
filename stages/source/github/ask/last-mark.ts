// How a list is gone on with: as its last line in the log says.
import type {LogLine, Mark} from '../page.ts';

export function lastMark(lines: readonly LogLine[], list: string): Mark | undefined {
  return lines.findLast((line) => line.list === list && line.mark !== undefined)?.mark;
}
