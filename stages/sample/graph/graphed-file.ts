// Samples of a file with the call graph around it: beside the text, or before it as well. Apart from the samples themselves: a caller that comes reads no text again.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec, type Joined} from '../../../graph/value/joined-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {fileCallsCodec} from '../../parse/calls/resolve/calls-task.ts';
import {versionRow} from '../../dataset/split/of-its-tree.ts';
import {fileCodec, type FileEntry} from '../../source/git/file-entry.ts';
import {samplesCodec} from '../samples-codec.ts';
import type {Sample, Samples, Span} from '../sample.ts';
import {callersCodec} from './callers-of-file.ts';
import {callGraph, spellGraph} from './call-graph.ts';

/** A type, because parameters are plain data with any keys. */
export type GraphRules = {readonly graph: 'before' | 'beside'};

export const callsOfFileNamed = defineTask({
  name: 'calls of a file, named by it',
  // 2: a version of a later tree is not the file of the first.
  version: 2,
  ...naming(fileCodec, (row) => [versionRow(row)]),
});

export const graphedFile = defineTask({
  name: 'file sample with calls',
  version: 1,
  input: {samples: samplesCodec, calls: joinedCodec(fileCodec, fileCallsCodec), callers: joinedCodec(fileCodec, callersCodec)},
  output: samplesCodec,
  // The samples, not the texts they draw from.
  reach: 1,
  run({samples: value, calls, callers}, {graph: form}: GraphRules): Samples {
    const {row: {value: {path}}} = calls;
    const graph = callGraph(path, refOf(calls), refOf(callers) ?? []);
    const text = form === 'before' ? spellGraph(path, graph) : '';
    const {samples, leaves} = value.body();
    const shown: Span = {kind: 'template', text, loss: 0};
    const graphed = samples.map((sample): Sample => ({
      ...sample,
      spans: text === '' ? sample.spans : [...sample.spans.slice(0, 1), shown, ...sample.spans.slice(1)],
      meta: {...sample.meta, calls: graph.calls, called_by: graph.calledBy, ...(graph.omitted > 0 && {calls_omitted: graph.omitted})},
    }));
    return {...value, bytes: value.bytes + samples.length * Buffer.byteLength(text), body: () => ({samples: graphed, leaves})};
  },
});

function refOf<T>({refs: [ref]}: Joined<FileEntry, T>): T | undefined {
  return valueIn(ref);
}
