// The flow of an export of calls: the files of the snapshot that the dataset's rules let through, and who calls whom in them.
import type {Feed} from '../../../graph/feed.ts';
import {graph, type Graph} from '../../../graph/graph.ts';
import {noRules} from '../../clean/rules-in-force.ts';
import {fileCodec} from '../../source/git/file-entry.ts';
import {wantedFiles, type WantedRules} from '../../wanted-files.ts';
import {fileAsk} from '../outline/file-ask.ts';
import {calledFiles} from './called-files.ts';

/** What its rows are called. */
export const callCollections = {calls: 'calls', modules: 'modules', packages: 'packages.graph', symbols: 'symbols'} as const;

export function callsExport(feeds: {readonly files: Feed}, rules: WantedRules): Graph {
  const {clean} = rules;
  const mill = graph();
  const files = mill.source('files', fileCodec, feeds.files);
  const wanted = wantedFiles(mill, files, rules);
  const asks = mill.map('outlines.asked', fileAsk, {file: files, profile: wanted}, clean === noRules ? null : {clean});
  calledFiles(mill, {files, profiles: wanted, asks, clean});
  return mill;
}
