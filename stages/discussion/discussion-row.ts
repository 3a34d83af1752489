// What the row of a discussion is called: its number.

export function discussionRow(number: number): string {
  return String(number);
}
