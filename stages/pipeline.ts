// The whole flow as function calls: what a dataset is made of, from git to shards. Reads top down; runs nothing.
import type {Feed} from '../graph/feed.ts';
import {graph, type Graph} from '../graph/graph.ts';
import {editTask, pairsNamed, spreadPairs} from './change/edits.ts';
import {pairCodec} from './change/pair.ts';
import {placeDocument, writeJsonl} from './dataset/shards.ts';
import {addAttributions, attributionTask, measureAttribution, textsNamed} from './dataset/notice/attribution.ts';
import {noticeTask} from './dataset/notice/notice.ts';
import {tallyFiles, tallyLicences, tallySamples, tallyTokens} from './dataset/stats.ts';
import {addTallies} from './dataset/tally.ts';
import {attributesNamed, gatherAttributeFiles, locatedCodec, spreadAttributeFiles} from './parse/attributes/attribute-files.ts';
import {licenceFilter, type LicenceRules} from './parse/licence/licence-filter.ts';
import {licenceTask} from './parse/licence/licence-files.ts';
import {gatherSaid, saidAsked, saidCodec, spreadSaid} from './parse/licence/said-licences.ts';
import {statedTask} from './parse/licence/stated-licence.ts';
import {profileTask} from './parse/profile-files.ts';
import {commitSample, type CommitRules} from './sample/commit-sample.ts';
import {fileSample, type FileRules} from './sample/file-sample.ts';
import {commitCodec} from './source/git/commit-record.ts';
import {fileCodec} from './source/git/file-entry.ts';
import {tokensOfSamples} from './tokenize/tokens-of-samples.ts';

export interface Feeds {readonly files: Feed; readonly commits: Feed}
export interface Recipe {
  readonly files: FileRules;
  readonly commits: CommitRules;
  /** None takes files under any licence. */
  readonly licences?: LicenceRules;
  readonly tokens: boolean;
  /** Bytes of text in a shard, about. */
  readonly shardBytes: number;
}

export function pipeline(feeds: Feeds, recipe: Recipe): Graph {
  const mill = graph();
  const files = mill.source('files', fileCodec, feeds.files);
  const commits = mill.source('commits', commitCodec, feeds.commits);

  const attributes = mill.group('attribute files', files, {spread: spreadAttributeFiles, piece: locatedCodec, gather: gatherAttributeFiles, params: null});
  const profiles = mill.map('profiles', profileTask, {file: mill.join('files with attributes', files, attributesNamed, attributes)}, null);
  const stated = mill.map('licences.stated', statedTask, {file: files, profile: profiles}, null);
  const said = mill.group('licences.said', stated, {spread: spreadSaid, piece: saidCodec, gather: gatherSaid, params: null});
  const licences = mill.map('licences', licenceTask, {file: mill.join('files with licences', stated, saidAsked, said)}, null);
  const wanted = recipe.licences === undefined ? profiles : mill.map('profiles by licence', licenceFilter, {profile: profiles, licence: licences}, recipe.licences);
  const pairs = mill.distinct('pairs', commits, {spread: spreadPairs, piece: pairCodec});
  const edits = mill.map('edits', editTask, {pair: pairs}, null);
  const changed = mill.join('commits with edits', commits, pairsNamed, edits);

  const samples = {
    file: mill.map('samples.file', fileSample, {file: files, profile: wanted}, recipe.files),
    commit: mill.map('samples.commit', commitSample, {commit: changed}, recipe.commits),
  };
  for (const [kind, rows] of Object.entries(samples)) {
    mill.fold(`stats.${kind}`, rows, tallySamples, addTallies);
    mill.shard(`shards.${kind}`, rows, {place: placeDocument, write: writeJsonl, target: recipe.shardBytes, params: null});
    if (!recipe.tokens) continue;
    const tokens = mill.map(`tokens.${kind}`, tokensOfSamples, {samples: rows}, null);
    mill.fold(`stats.tokens.${kind}`, tokens, tallyTokens, addTallies);
  }
  mill.fold('stats.files', profiles, tallyFiles, addTallies);
  mill.fold('stats.licences', licences, tallyLicences, addTallies);
  const attribution = mill.fold('attribution', mill.map('attributions', attributionTask, {licence: licences, sample: samples.file}, null), measureAttribution, addAttributions);
  mill.map('notice', noticeTask, {notice: mill.join('attribution with texts', attribution, textsNamed, files)}, null);
  return mill;
}
