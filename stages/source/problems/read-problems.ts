// Reads rows in the form of SWE-bench: JSON, one a line. What is none is counted, since such files are made by many hands.

export interface ProblemRow {readonly instance: string; readonly number: number; readonly statement: string; readonly patch: string}

const [longestPatch, longestStatement] = [4 * 1024 * 1024, 65_536] as const;

/** Of rows with one name, the first. */
export function readProblems(text: string): {readonly rows: readonly ProblemRow[]; readonly refused: number} {
  const rows = new Map<string, ProblemRow>();
  let refused = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const row = rowIn(line);
    if (row === undefined || rows.has(row.instance)) refused++;
    else rows.set(row.instance, row);
  }
  return {rows: [...rows.values()], refused};
}

function rowIn(line: string): ProblemRow | undefined {
  const {instance_id: instance, problem_statement: statement, patch, test_patch: tests}: Readonly<Record<string, unknown>> = Object(parsed(line));
  if (typeof instance !== 'string' || typeof statement !== 'string' || typeof patch !== 'string') return undefined;
  const number = /^[\w.-]{1,200}-(\d{1,9})$/.exec(instance)?.[1];
  if (number === undefined || patch.length > longestPatch) return undefined;
  const whole = [patch, ...(typeof tests === 'string' ? [tests] : [])].filter((part) => part.trim() !== '').map((part) => (part.endsWith('\n') ? part : `${part}\n`)).join('');
  return {instance, number: Number(number), statement: statement.slice(0, longestStatement), patch: whole};
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
