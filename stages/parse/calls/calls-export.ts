// The flow of an export of calls: the files of the snapshot that the dataset's rules let through, and who calls whom in them.
import type {Feed} from '../../../graph/feed.ts';
import {graph, type Graph} from '../../../graph/graph.ts';
import {noRules} from '../../clean/rules-in-force.ts';
import {forgetLicences} from '../../forget/forget-licences.ts';
import {fileCodec} from '../../source/git/file-entry.ts';
import {licenceFilter, type LicenceRules} from '../licence/licence-filter.ts';
import {licensedFiles} from '../licence/licensed-files.ts';
import {fileAsk} from '../outline/file-ask.ts';
import {calledFiles} from './called-files.ts';

export interface CallsExportRules {
  readonly clean: string;
  readonly licences?: LicenceRules | undefined;
  readonly forgotten: readonly string[];
}

/** What its rows are called. */
export const callCollections = {calls: 'calls', modules: 'modules', packages: 'packages.graph', symbols: 'symbols'} as const;

export function callsExport(feeds: {readonly files: Feed}, {clean, licences: rules, forgotten}: CallsExportRules): Graph {
  const mill = graph();
  const files = mill.source('files', fileCodec, feeds.files);
  const {profiles, licences} = licensedFiles(mill, files, clean);
  const allowed = rules === undefined ? profiles : mill.map('profiles by licence', licenceFilter, {profile: profiles, licence: licences}, rules);
  const wanted = forgotten.length === 0 ? allowed : mill.map('profiles not forgotten', forgetLicences, {profile: allowed, licence: licences}, {licences: forgotten});
  const asks = mill.map('outlines.asked', fileAsk, {file: files, profile: wanted}, clean === noRules ? null : {clean});
  calledFiles(mill, {files, profiles: wanted, asks, clean});
  return mill;
}
