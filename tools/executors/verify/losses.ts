// Counts values that could not be had, and remembers a few of the rows that need them.

export interface Losses {
  add(row: string | undefined): void;
  readonly values: number;
  readonly rows: readonly string[];
}

const rowsShown = 5;

export function losses(): Losses {
  const rows = new Set<string>();
  let values = 0;
  return {
    add(row) {
      values++;
      if (row !== undefined && rows.size < rowsShown) rows.add(row);
    },
    get values() {
      return values;
    },
    get rows() {
      return [...rows];
    },
  };
}
