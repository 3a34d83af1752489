// Chunk samples with what other files of their commit say around them.
import {defineTask} from '../../../graph/task/task.ts';
import type {Params} from '../../../graph/value/params.ts';
import {pairOf} from '../../change/pair.ts';
import {noRules} from '../../clean/rules-in-force.ts';
import {mark} from '../../sample/mark.ts';
import {samplesCodec} from '../../sample/samples-codec.ts';
import type {Span} from '../../sample/sample.ts';
import {chunkSamples, samplesOfChunks, type Around, type AroundAsk, type ChunkSampleRules} from '../chunk-samples.ts';
import {chunkContext, type Snippet} from './chunk-context.ts';
import {commitReferencesCodec, type CommitReferences} from './commit-references.ts';

/** `contextBytes`: about so much of other files is shown with a chunk. */
export type ContextRules = ChunkSampleRules & {readonly contextBytes: number};

export const chunkSamplesInContext = defineTask({
  name: 'chunk samples in context',
  // 2: as chunk samples.
  version: 2,
  input: {...chunkSamples.input, references: commitReferencesCodec},
  reach: 1,
  output: samplesCodec,
  run: ({commit, chunks, references}, rules: ContextRules) => samplesOfChunks({commit, chunks}, rules, (ask) => aroundOf(references, ask, rules)),
});

function aroundOf(references: CommitReferences, {chunk, file, changes, shows}: AroundAsk, {form, clean = noRules, contextBytes}: ContextRules): Around {
  const {snippets, leftOut} = chunkContext(references, {chunk, file, shows, maxBytes: contextBytes});
  const shown = snippets.flatMap((snippet) => {
    const change = changes[snippet.file];
    const leaf = change === undefined ? undefined : pairOf(change, clean)[snippet.side];
    if (change === undefined || typeof leaf !== 'string') return [];
    const path = snippet.side === 'before' ? (change.oldPath ?? change.path) : change.path;
    return [{snippet, path, text: {kind: 'source' as const, leaf, text: 'blob' as const, from: snippet.from, to: snippet.to, loss: 0}}];
  });
  return {
    spans: shown.flatMap(({path, text}): readonly Span[] => (form === 'all' ? [mark('code'), text] : [unlearned('file', path), text, {kind: 'template', text: '\n\n', loss: 0}, unlearned('file_end')])),
    meta: {cross_file_context: shown.map(({snippet, path}) => recordOf(snippet, path)), ...(leftOut > 0 && {context_left_out: leftOut})},
  };
}

/** `as_of`: `before` is the tree that the commit changed. */
function recordOf({type, name, relation, side}: Snippet, path: string): {readonly [key: string]: Params} {
  return {type, path, name, relation, as_of: side};
}

/** Shown and never trained on, like the text that it stands around. */
function unlearned(name: 'file' | 'file_end', value = ''): Span {
  return {...mark(name, value), loss: 0};
}
