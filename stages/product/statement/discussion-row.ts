// What the row of a discussion's document is called: its number, so that rows sort as numbers do.

export function discussionRow(number: number): string {
  return String(number).padStart(10, '0');
}
