// The files of a tree that the rules of a dataset let through, as exports and the trees of a split begin with them.
import type {Collection, Graph} from '../graph/graph.ts';
import {forgetLicences} from './forget/forget-licences.ts';
import {licenceFilter, type LicenceRules} from './parse/licence/licence-filter.ts';
import {licensedFiles} from './parse/licence/licensed-files.ts';
import type {Profile} from './parse/profile.ts';
import type {FileEntry} from './source/git/file-entry.ts';

export interface WantedRules {
  readonly clean: string;
  readonly licences?: LicenceRules | undefined;
  /** Licences whose files are forgotten. */
  readonly forgotten: readonly string[];
}

export function wantedFiles(mill: Graph, files: Collection<FileEntry>, {clean, licences: rules, forgotten}: WantedRules): Collection<Profile> {
  const {profiles, licences} = licensedFiles(mill, files, clean);
  const allowed = rules === undefined ? profiles : mill.map('profiles by licence', licenceFilter, {profile: profiles, licence: licences}, rules);
  return forgotten.length === 0 ? allowed : mill.map('profiles not forgotten', forgetLicences, {profile: allowed, licence: licences}, {licences: forgotten});
}
