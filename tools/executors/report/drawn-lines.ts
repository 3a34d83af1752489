// Lines at the bottom of a terminal that are drawn again and again, below those that stay, and are gone at the end.
import type {Host} from '../host.ts';
import {dimmed} from './dimmed.ts';

export interface DrawnLines {
  /** Prints a line that stays. What is drawn below it comes back with the next drawing. */
  print(line: string): void;
  draw(lines: readonly string[]): void;
  /** Of the terminal, as it is now. */
  columns(): number;
  close(): void;
}

export function drawnLines({stderr, env}: Pick<Host, 'stderr' | 'env'>): DrawnLines {
  let drawn: readonly string[] = [];

  function erased(): string {
    if (drawn.length === 0) return '';
    // A line may have wrapped since it was drawn, when the window became narrower.
    const rows = drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / columns())), 0);
    drawn = [];
    return `\r\x1b[${rows}A\x1b[0J`;
  }

  /** Some terminals say 0 when they do not know. */
  function columns(): number {
    return stderr.columns === undefined || stderr.columns === 0 ? 80 : stderr.columns;
  }

  return {
    print: (line) => void stderr.write(`${erased()}${line}\n`),
    draw(lines) {
      if (lines.length === 0 && drawn.length === 0) return;
      const before = erased();
      drawn = lines;
      stderr.write(before + lines.map((line) => `${dimmed(line, {stderr, env})}\n`).join(''));
    },
    columns,
    close() {
      const last = erased();
      if (last !== '') stderr.write(last);
    },
  };
}
