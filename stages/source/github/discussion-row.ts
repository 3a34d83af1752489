// What the row of a request or an issue is called, whatever is told of it: its number.

export function discussionRow(number: number): string {
  return String(number);
}
