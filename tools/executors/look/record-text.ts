// The text of a record, from its line in a shard's file.

/** None of a line that is no record. */
export function recordText(line: string): Buffer | undefined {
  try {
    const record: unknown = JSON.parse(line);
    return typeof record === 'object' && record !== null && 'training_content' in record && typeof record.training_content === 'string' ? Buffer.from(record.training_content, 'utf8') : undefined;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
