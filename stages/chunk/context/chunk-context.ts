// What a chunk is shown of other files: the definitions that it calls, then who calls what it changes. No text is newer than the commit, and what stood
// before it is shown as it stood.
import type {Place} from '../../parse/outline/outline.ts';
import {functionKinds, typeKinds} from '../kinds.ts';
import type {FileChunk} from '../file-chunk.ts';
import type {CommitReferences, Shown, Side, Spot} from './commit-references.ts';

export interface Snippet extends Place {
  readonly file: number;
  readonly side: Side;
  readonly name: string;
  readonly type: SnippetType;
  readonly relation: 'called' | 'caller';
}

export type SnippetType = 'function_stub' | 'struct_def' | 'trait_def' | 'definition';

export interface ChunkContext {
  readonly snippets: readonly Snippet[];
  /** There was no room for so many more. */
  readonly leftOut: number;
}

/** A longer definition is shown up to its body. */
const longestSnippet = 4000;

export interface ContextAsk {
  readonly chunk: FileChunk;
  readonly file: number;
  /** Whether the dataset may show a file. */
  shows(file: number): boolean;
  readonly maxBytes: number;
}

export function chunkContext(references: CommitReferences, {chunk, file, shows, maxBytes}: ContextAsk): ChunkContext {
  const found = new Map<string, Snippet>();
  const add = (relation: Snippet['relation'], {file: other, shown}: Spot): void => {
    const key = `${other} ${shown?.name}`;
    if (shown !== undefined && shows(other) && !found.has(key)) found.set(key, {...textOf(shown), file: other, side: shown.side, name: shown.name, relation});
  };
  // The code as it is now says more of what it needs than the code as it was.
  const sides = (['after', 'before'] as const).map((side) => references[side].map((one) => ({...one, has: ({file: at, line}: Spot) => at === file && holds(chunk[side], line)})));
  for (const {from, to, has} of sides.flat()) if (has(from)) add('called', to);
  for (const {from, to, has} of sides.flat()) if (has(to)) add('caller', from);
  const snippets: Snippet[] = [];
  let room = maxBytes;
  for (const snippet of found.values()) {
    if (snippet.to - snippet.from > room) continue;
    room -= snippet.to - snippet.from;
    snippets.push(snippet);
  }
  return {snippets, leftOut: found.size - snippets.length};
}

function holds(lines: FileChunk['before'], line: number): boolean {
  return lines !== undefined && line >= lines.line && line <= lines.lastLine;
}

function textOf({kind, whole, head}: Shown): Place & {readonly type: SnippetType} {
  if (functionKinds.has(kind)) return {...head, type: 'function_stub'};
  const type = kind === 'trait' || kind === 'interface' ? 'trait_def' : typeKinds.has(kind) ? 'struct_def' : 'definition';
  return {...(whole.to - whole.from > longestSnippet ? head : whole), type};
}
