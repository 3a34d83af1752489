// What a tree tells of its files, as collections: the profile of each, and its licence.
import type {Collection, Graph} from '../../../graph/graph.ts';
import {noRules} from '../../clean/rules-in-force.ts';
import type {FileEntry} from '../../source/git/file-entry.ts';
import {attributesNamed, gatherAttributeFiles, locatedCodec, spreadAttributeFiles} from '../attributes/attribute-files.ts';
import {profileTask} from '../profile-files.ts';
import type {Profile} from '../profile.ts';
import type {FileLicence} from './file-licence.ts';
import type {Said} from './folder-licence.ts';
import {licenceTask} from './licence-files.ts';
import {gatherSaid, saidAsked, saidCodec, spreadSaid} from './said-licences.ts';
import {statedTask} from './stated-licence.ts';

export interface LicensedFiles {readonly profiles: Collection<Profile>; readonly licences: Collection<FileLicence>; readonly said: Collection<readonly Said[]>}

/** `clean`: what texts are cleaned by before they are looked at. */
export function licensedFiles(mill: Graph, files: Collection<FileEntry>, clean: string): LicensedFiles {
  const attributes = mill.group('attribute files', files, {spread: spreadAttributeFiles, piece: locatedCodec, gather: gatherAttributeFiles, params: null});
  const profiles = mill.map('profiles', profileTask, {file: mill.join('files with attributes', files, attributesNamed, attributes)}, clean === noRules ? null : {clean});
  const stated = mill.map('licences.stated', statedTask, {file: files, profile: profiles}, null);
  const said = mill.group('licences.said', stated, {spread: spreadSaid, piece: saidCodec, gather: gatherSaid, params: null});
  return {profiles, said, licences: mill.map('licences', licenceTask, {file: mill.join('files with licences', stated, saidAsked, said)}, null)};
}
