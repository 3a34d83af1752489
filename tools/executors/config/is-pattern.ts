// Whether a text is a regular expression that finds something: one that matches an empty text would be found everywhere.

export function isPattern(pattern: string): boolean {
  try {
    return !new RegExp(pattern, 'dy').test('');
  } catch {
    return false;
  }
}
