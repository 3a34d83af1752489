// The task that shows a commit in one form, in as many samples as it takes to keep each short.
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import {isStub} from '../../graph/value/stub.ts';
import {editCodec} from '../change/edit.ts';
import {fileChunksCodec} from '../chunk/file-chunk.ts';
import {stretchSpans} from '../chunk/stretch-spans.ts';
import {patchesIn, spansOfPatch} from '../sample/patch-spans.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {samplesOf, textBytes} from '../sample/samples-of.ts';
import type {Sample, Span} from '../sample/sample.ts';
import {commitCodec} from '../source/git/commit-record.ts';
import {sampleInForm, wholeInForm, type Part, type Shown} from './commit-form.ts';
import {noForm, type FormRules} from './formed-commit.ts';
import {partsOfPatch, type CuttableFile, type Piece} from './parts-of-patch.ts';

export const cutCommit = defineTask({
  name: 'commit in a form, in parts',
  // 2: later parts have no long subject.
  version: 2,
  input: {commit: joinedCodec(commitCodec, editCodec), cut: joinedCodec(commitCodec, fileChunksCodec)},
  reach: 1,
  output: samplesCodec,
  run({commit: {row, refs}, cut}, {form, maxBytes, merges}: FormRules) {
    const patches = patchesIn(row.value.changes, refs);
    const none = noForm(row, patches, {form, merges});
    if (none !== undefined) return none;
    const whole = wholeInForm(form, row, patches);
    const length = textBytes(whole);
    if (length <= maxBytes) return samplesOf([whole]);
    const shown: Shown = {form, commit: row, omitted: patches.omitted};
    const around = (part: Part): number => textBytes(sampleInForm(shown, () => [], part));
    // No part of a change says what its message says. And a message alone may be too long already.
    if (form === 'diff-to-message' || around({number: 1, of: 2}) > maxBytes) return {stub: `too-large: ${length} bytes`};
    const files = patches.files.map((file): CuttableFile => {
      const chunks = file.at === undefined ? undefined : cut.refs[file.at];
      return {file, chunks: chunks === undefined || isStub(chunks) || file.hunks === undefined ? [] : chunks.value};
    });
    const parts = partsOfPatch(files, {first: maxBytes - around({number: 1, of: 2}), later: maxBytes - around({number: 2, of: 2})});
    const [first, ...more] = parts.map((pieces, at): Sample => {
      const part = parts.length === 1 ? undefined : {number: at + 1, of: parts.length};
      return sampleInForm(part === undefined || at === 0 ? shown : {...shown, omitted: []}, (loss) => pieces.flatMap((piece) => spansOfPiece(piece, loss)), part);
    });
    return first === undefined ? {stub: 'no-change'} : samplesOf([first, ...more]);
  },
});

function spansOfPiece({file, stretches, again}: Piece, loss: number): readonly Span[] {
  if (stretches === undefined || file.hunks === undefined) return spansOfPatch(file, loss);
  return [{kind: 'template', text: file.head, loss: again ? 0 : loss}, ...stretchSpans(stretches, file.hunks.leaf, loss)];
}
