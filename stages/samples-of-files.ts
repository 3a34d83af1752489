// What samples are made of files: each as it stands, and where that is asked for the calls around it.
import type {Collection, Graph} from '../graph/graph.ts';
import type {FileCalls} from './parse/calls/resolve/calls-task.ts';
import type {Profile} from './parse/profile.ts';
import {fileSample, type FileRules} from './sample/file-sample.ts';
import type {CallsInto} from './sample/graph/callers-of-file.ts';
import type {GraphRules} from './sample/graph/graphed-file.ts';
import type {Grouper} from './sample/grouped-samples.ts';
import type {Samples} from './sample/sample.ts';
import type {FileEntry} from './source/git/file-entry.ts';

export interface FileSources {
  readonly files: Collection<FileEntry>;
  readonly profiles: Collection<Profile>;
  /** Only where calls are asked for. */
  readonly calls: Collection<FileCalls> | undefined;
  /** Only where they are known of trees. */
  readonly callers?: Collection<readonly CallsInto[]> | undefined;
  /** Only where samples get groups. */
  readonly grouped: Grouper | undefined;
}

export async function samplesOfFiles(mill: Graph, {files, profiles, calls, callers, grouped}: FileSources, {rules, graph}: {readonly rules: FileRules; readonly graph: GraphRules['graph'] | undefined}): Promise<Collection<Samples>> {
  const name = grouped === undefined ? 'samples.file' : 'file samples';
  if (calls === undefined || graph === undefined) return mill.map(name, fileSample, {file: files, profile: profiles}, rules);
  const samples = mill.map('file samples without calls', fileSample, {file: files, profile: profiles}, rules);
  return (await import('./sample/graph/graphed-files.ts')).graphedFiles(mill, name, {samples, files, calls, callers}, {graph});
}
