// The flow of an export up to commits with their edits: what every export begins with, by the rules of the dataset and from the same rows.
import {graph, type Collection, type Graph} from '../graph/graph.ts';
import type {Joined} from '../graph/value/joined-codec.ts';
import {changedCommits} from './change/changed-commits.ts';
import type {Context} from './change/diff/context.ts';
import type {Edit} from './change/edit.ts';
import {licensedEdits, statedPairs, type StatedPairs} from './change/licence/licensed-edits.ts';
import {mergedCommits} from './change/merge/merged-commits.ts';
import {noRules} from './clean/rules-in-force.ts';
import {keptCommits} from './forget/kept-commits.ts';
import type {LicenceRules} from './parse/licence/licence-filter.ts';
import {licensedFiles} from './parse/licence/licensed-files.ts';
import type {Profile} from './parse/profile.ts';
import type {Feeds} from './recipe.ts';
import {requestChanges, type RequestChanges} from './sample/request/request-rows.ts';
import {commitCodec, type CommitRecord} from './source/git/commit-record.ts';
import {fileCodec, type FileEntry} from './source/git/file-entry.ts';

export interface ExportRules {
  /** The tag of the rules that texts are cleaned by. Missing without rules. */
  readonly clean?: string;
  /** What patches show around a change. */
  readonly context?: Context | undefined;
  /** Whether merges are shown by what they have of their own. */
  readonly combined?: boolean;
  /** Patches of files under other licences are left out. */
  readonly licences?: LicenceRules | undefined;
  /** Licences whose patches are forgotten. */
  readonly forgotten?: readonly string[];
}

export interface Exporting {
  readonly mill: Graph;
  /** The tag of the rules that texts are cleaned by. */
  readonly clean: string;
  /** The files of the snapshot: a source only where somebody asks for it. */
  files(): Collection<FileEntry>;
  /** What they are, likewise. */
  profiles(): Collection<Profile>;
  readonly commits: Collection<CommitRecord>;
  /** What each pair of texts came to, by its id. */
  readonly edits: Collection<Edit>;
  readonly changed: Collection<Joined<CommitRecord, Edit>>;
  /** What the texts of each pair say of their licence, and what folders say: only where somebody asks for it. */
  stated(): StatedPairs;
  /** How the changes of requests are compared: by the same rules. */
  readonly requestChanges: RequestChanges;
  /** Merges against all their parents, where the rules ask for that. */
  readonly merged: Collection<Joined<CommitRecord, Edit>> | undefined;
}

export function exporting(feeds: Feeds, {clean = noRules, context, combined = false, licences: rules, forgotten = []}: ExportRules): Exporting {
  const mill = graph();
  const files = once(() => mill.source('files', fileCodec, feeds.files));
  const all = mill.source('commits', commitCodec, feeds.commits);
  // Only licences need to know what the files of the snapshot say.
  const licensed = once(() => licensedFiles(mill, files(), clean));
  const commits = forgotten.length === 0 ? all : keptCommits(mill, {commits: all, licences: licensed().licences}, forgotten);
  const stated = once(() => statedPairs(mill, {commits, said: licensed().said, clean}));
  const filter = rules === undefined ? {} : {filter: (edits: Collection<Edit>) => licensedEdits(mill, edits, {stated: stated(), rules})};
  // What is made of requests alone asks for no change of a commit.
  const compared = once(() => changedCommits(mill, commits, {clean, context, ...filter}));
  return {
    mill, clean, files, profiles: () => licensed().profiles, commits, stated,
    get edits() {
      return compared().edits;
    },
    get changed() {
      return compared().commits;
    },
    requestChanges: requestChanges({clean, context, licences: rules, forgotten}, () => licensed().said), merged: combined ? mergedCommits(mill, commits, {clean, context}) : undefined,
  };
}

function once<T>(make: () => T): () => T {
  let made: {readonly value: T} | undefined;
  return () => (made ??= {value: make()}).value;
}
