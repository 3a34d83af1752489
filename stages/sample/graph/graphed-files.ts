// Samples of files with the call graph around each, as collections. Only those are made anew around which something else calls or is called.
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {FileCalls} from '../../parse/calls/resolve/calls-task.ts';
import type {FileEntry} from '../../source/git/file-entry.ts';
import type {Samples} from '../sample.ts';
import {gatherCallers, spreadCallers, type CallsInto} from './callers-of-file.ts';
import {callsOfFileNamed, graphedFile, type GraphRules} from './graphed-file.ts';

export interface GraphedFrom {readonly samples: Collection<Samples>; readonly files: Collection<FileEntry>; readonly calls: Collection<FileCalls>; /** Missing: they are told from the calls. */ readonly callers?: Collection<readonly CallsInto[]> | undefined}

export function graphedFiles(mill: Graph, name: string, {samples, files, calls, callers = mill.group('callers', calls, {...spreadCallers, gather: gatherCallers, params: null})}: GraphedFrom, rules: GraphRules): Collection<Samples> {
  return mill.map(name, graphedFile, {samples, calls: mill.join('files with calls', files, callsOfFileNamed, calls), callers: mill.join('files with callers', files, callsOfFileNamed, callers)}, rules);
}
