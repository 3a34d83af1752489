// The order in which chunks are written.
import {codeItems, type CodeRules} from './code-items.ts';
import {contextOf, type ContextKind, type Item} from './structural-token.ts';
import type {StructuralChunk} from './structural-chunk.ts';

/** A type, because parameters are plain data with any keys. */
export type SequenceRules = CodeRules & {
  /** `chunk`: every chunk is a commit of its own, as the seed has it. `commit`: one frame a commit, one a file in it. */
  readonly layout: 'chunk' | 'commit';
  /** Whether tests stand between `<TEST_START>` and `<TEST_END>`. */
  readonly tests: boolean;
};

export const sequenceRules: SequenceRules = {layout: 'chunk', tests: false, changes: false, newlines: false, indents: false, keywords: false, macros: false};

/** One sequence a chunk, or one for all chunks of a commit. */
export function chunkItems(chunks: readonly StructuralChunk[], rules: SequenceRules): readonly (readonly Item[])[] {
  if (rules.layout === 'chunk') return chunks.map((chunk) => [token('<COMMIT_START>'), ...contexts(chunk, ['BRANCH', 'FILE', 'CHANGE', 'AUTHOR', 'TIMESTAMP', 'MODULE']), ...codeBlock(chunk, rules), token('<COMMIT_END>')]);
  const [first] = chunks;
  if (first === undefined) return [];
  const files = filesOf(chunks).flatMap(([head, ...more]) => [token('<FILE_START>'), ...contexts(head, ['FILE', 'CHANGE', 'MODULE']), ...[head, ...more].flatMap((chunk) => codeBlock(chunk, rules)), token('<FILE_END>')]);
  return [[token('<COMMIT_START>'), ...contexts(first, ['BRANCH', 'AUTHOR', 'TIMESTAMP']), ...files, token('<COMMIT_END>')]];
}

function token(name: string): Item {
  return {token: name};
}

function contexts(chunk: StructuralChunk, kinds: readonly ContextKind[]): readonly Item[] {
  return kinds.flatMap((kind) => contextOf(chunk, kind));
}

function codeBlock(chunk: StructuralChunk, rules: SequenceRules): readonly Item[] {
  const code = codeItems(chunk, rules);
  return [token('<CODE_START>'), ...(rules.tests && chunk.test ? [token('<TEST_START>'), ...code, token('<TEST_END>')] : code), token('<CODE_END>')];
}

type Run = [StructuralChunk, ...StructuralChunk[]];

/** Chunks of a file follow each other. */
function filesOf(chunks: readonly StructuralChunk[]): readonly Run[] {
  const runs: Run[] = [];
  for (const chunk of chunks) {
    const run = runs.at(-1);
    if (run?.[0].path === chunk.path && run[0].change === chunk.change) run.push(chunk);
    else runs.push([chunk]);
  }
  return runs;
}
