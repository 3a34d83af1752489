// One mistake in a configuration or in arguments: where it is, what was expected, what came, and the nearest right thing.

export interface Problem {
  /** `files.keep[0]` in a configuration, `--threads` on a command line. */
  readonly path: string;
  readonly expected: string;
  readonly got: string;
  readonly hint?: string | undefined;
}

export function problemLine({path, expected, got, hint}: Problem): string {
  return `${path}: expected ${expected}, got ${got}${hint === undefined ? '' : `. ${hint}`}`;
}

export function problemLines(problems: readonly Problem[]): string {
  return problems.map((problem) => `\n  ${problemLine(problem)}`).join('');
}

/** `"a", "b" or "c"`. */
export function choice(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
