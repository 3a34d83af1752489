// The whole flow as function calls: what a dataset is made of, from git to shards. Reads top down; runs nothing. A chapter that few datasets ask for is
// loaded where it is asked for: a build with nothing to do is mostly the loading of modules.
import {graph, type Collection, type Graph} from '../graph/graph.ts';
import type {Section} from '../graph/operators/placements.ts';
import {changedCommits} from './change/changed-commits.ts';
import {licensedEdits, statedPairs} from './change/licence/licensed-edits.ts';
import {noRules} from './clean/rules-in-force.ts';
import {addAttributions, attributionTask, measureAttribution, textsNamed} from './dataset/notice/attribution.ts';
import {noticeTask} from './dataset/notice/notice.ts';
import {placeDocument, spliceJsonl, writeJsonl} from './dataset/shards.ts';
import {tallyFiles, tallyForgotten, tallyLicences, tallySamples, tallyTokens} from './dataset/stats.ts';
import {addTallies} from './dataset/tally.ts';
import {gatherTokenShard, placeTokenized, spliceTokenShard} from './dataset/token-shards.ts';
import {forgetLicences} from './forget/forget-licences.ts';
import {keptCommits} from './forget/kept-commits.ts';
import {documentKinds} from './format/native/document-file.ts';
import {licenceFilter} from './parse/licence/licence-filter.ts';
import {licensedFiles} from './parse/licence/licensed-files.ts';
import type {Profile} from './parse/profile.ts';
import type {Feeds, Recipe} from './recipe.ts';
import type {Samples} from './sample/sample.ts';
import {samplesOfCommits} from './samples-of-commits.ts';
import {samplesOfFiles} from './samples-of-files.ts';
import {commitCodec, type CommitRecord} from './source/git/commit-record.ts';
import {fileCodec} from './source/git/file-entry.ts';
import {addedMarks, profileParams} from './tokenize/profiles/profile-choice.ts';
import type {TokenList} from './tokenize/token-list.ts';
import {tokensNamed} from './tokenize/tokens-named.ts';
import {tokensOfSamples} from './tokenize/tokens-of-samples.ts';

/** About so many bytes of source code make a token. */
const bytesPerToken = 4;

export async function pipeline(feeds: Feeds, recipe: Recipe): Promise<Graph> {
  const mill = graph();
  const clean = recipe.clean ?? noRules;
  const ruled = clean === noRules ? null : {clean};
  const files = mill.source('files', fileCodec, feeds.files);
  const commits = mill.source('commits', commitCodec, feeds.commits);

  const {profiles, licences, said} = licensedFiles(mill, files, clean);
  const allowed = recipe.licences === undefined ? profiles : mill.standIn(mill.map('profiles by licence', licenceFilter, {profile: profiles, licence: licences}, recipe.licences));
  const {wanted, kept} = withoutForgotten(allowed);
  const rules = recipe.licences;
  const {edits, commits: changed} = changedCommits(mill, kept, {clean, context: recipe.context, ...(rules !== undefined && {filter: (all) => licensedEdits(mill, all, {stated: statedPairs(mill, {commits: kept, said, clean}), rules})})});

  const discussions = recipe.items === true ? (await import('./discussion/discussions.ts')).discussionsOf(mill, {items: await (await import('./source/github/mirrored-items.ts')).mirroredItems(mill, feeds.items ?? noFeedOf('Discussions'), {audited: clean !== noRules}), commits: kept, clean}) : undefined;
  const paired = recipe.testPairs === true;
  const outlined = recipe.outlines === undefined && !paired ? undefined : (await import('./parse/outline/outlined-files.ts')).outlinedFiles(mill, {files, profiles: wanted, clean});
  const calls = outlined !== undefined && (recipe.outlines?.calls === true || paired) ? (await import('./parse/calls/called-files.ts')).calledFiles(mill, {files, profiles: wanted, asks: outlined.asks, clean}) : undefined;
  const asked = {facts: recipe.outlines?.history === true || recipe.identifiers !== undefined || recipe.product !== undefined, chunks: recipe.chunks !== undefined};
  const history = asked.facts || asked.chunks ? (await import('./change/facts/outlined-history.ts')).outlinedHistory(mill, kept, clean) : undefined;
  const facts = asked.facts && history !== undefined ? (await import('./change/facts/changed-facts.ts')).changedFacts(mill, kept, history) : undefined;

  const cut = recipe.chunks === undefined || history === undefined ? undefined : (await import('./chunk/chunk-collections.ts')).commitsWithChunks(mill, {commits: kept, edits, history}, {maxBytes: recipe.chunks.maxBytes});
  const counted = recipe.repetition?.most === undefined ? mill : (await import('./dataset/duplicates/samples-before.ts')).samplesBefore(mill, 'count');
  const first = recipe.duplicates === undefined ? counted : (await import('./dataset/duplicates/samples-before.ts')).samplesBefore(counted);
  const grouped = recipe.groups === true ? (await import('./sample/grouped-samples.ts')).grouper(first, {commits: kept, changed, feeds: feeds.groups ?? noFeedOf('Change groups'), clean, discussions}) : undefined;
  const ofFiles = await samplesOfFiles(first, {files, profiles: wanted, calls, grouped}, {rules: {...recipe.files, ...ruled}, graph: recipe.outlines?.graph});
  const brought = grouped?.files(ofFiles, files);
  const splits = recipe.split === undefined || grouped === undefined || brought === undefined ? undefined : (await import('./dataset/split/splits.ts')).splitsOf(mill, {commits: kept, members: grouped.members, files, introduced: brought.introduced}, recipe.split);
  const testPairs = !paired || outlined === undefined || calls === undefined ? undefined : (await import('./sample/test-pair/test-pairs.ts')).testPairs(first, {files, profiles: wanted, samples: ofFiles, outlines: outlined.outlines, calls, clean}, grouped === undefined ? 'samples.test-pair' : 'test-pair samples');
  const tested = testPairs === undefined ? undefined : (brought?.alike(testPairs, 'test-pair') ?? testPairs);
  const ofCommits = await samplesOfCommits(first, {commits: kept, changed, edits, names: history?.names, facts, cut, history, grouped, clean}, recipe);
  const product = recipe.product !== undefined && facts !== undefined && grouped !== undefined ? (await import('./product/product-chapter.ts')).productChapter(first, {changed, facts, members: grouped.members, documents: discussions, snapshot: {files, profiles: wanted, clean}}, {product: recipe.product, merges: recipe.commits.merges}) : undefined;
  const discussed = recipe.discussed !== undefined && discussions !== undefined ? (await import('./sample/discussion/discussed-chapter.ts')).discussedChapter(first, {documents: discussions, requests: feeds.requests ?? noFeedOf('Requests'), said, grouped, clean}, recipe, recipe.discussed) : undefined;
  const made = {
    file: brought?.samples ?? ofFiles,
    ...(tested !== undefined && {'test-pair': tested}),
    ...ofCommits.kinds,
    ...(product !== undefined && {product}),
    ...discussed?.kinds,
  };
  const unique = {...made, ...(recipe.duplicates !== undefined && (await import('./dataset/duplicates/without-duplicates.ts')).withoutDuplicates(counted, made, recipe.duplicates))};
  const samples = {...unique, ...(recipe.repetition !== undefined && (await import('./dataset/repetition/repetition.ts')).withoutRepetition(mill, {samples: unique, changed, merges: ofCommits.merges, requests: discussed?.changed, clean}, recipe.repetition))};
  for (const [kind, rows] of Object.entries(samples)) {
    if (recipe.vocabulary !== undefined) {
      const {countsOfDocument, preTokensOfSamples, sumOfCounts} = await import('./tokenize/learn/pre-tokens-of-samples.ts');
      mill.fold(`vocabulary.${kind}`, mill.map(`pre-tokens.${kind}`, preTokensOfSamples, {samples: rows}, recipe.vocabulary), countsOfDocument, sumOfCounts);
      continue;
    }
    mill.fold(`stats.${kind}`, rows, tallySamples, addTallies);
    const sections = await sectionsIn(kind, rows);
    mill.shard(`shards.${kind}`, rows, {place: placeDocument, ...sections, write: writeJsonl, splice: spliceJsonl, target: recipe.shardBytes, params: null});
    for (const {name, digest, end} of recipe.tokenizers) {
      const own = tokensNamed(kind, name);
      const tokens = mill.map(own, tokensOfSamples, {samples: rows}, {tokenizer: digest, ...profileParams(recipe.profile), ...(recipe.cut !== undefined && {cut: recipe.cut})});
      keepTokens(tokens, {own, end, kind, sections});
    }
  }
  if (recipe.structure !== undefined && recipe.tokenizers.length > 0) {
    const {chunksOf, structuralTokens, structureKind} = await import('./tokenize/structural/structural-collections.ts');
    const {chunks: rules, sequences, vocabulary} = recipe.structure;
    const pieces = cut === undefined ? chunksOf(mill, changed, rules) : (await import('./chunk/structural-chunks.ts')).semanticChunksOf(mill, {changed, cut}, rules);
    const sections = await sectionsIn(structureKind, Object.entries(samples).find(([kind]) => kind !== 'file' && kind !== 'test-pair')?.[1] ?? samples.file);
    for (const {name, digest, end} of recipe.tokenizers) {
      const own = tokensNamed(structureKind, name);
      keepTokens(structuralTokens(mill, own, {commits, chunks: pieces}, {...sequences, tokenizer: digest, vocabulary, above: addedMarks(recipe.profile)}), {own, end, kind: structureKind, sections});
    }
  }
  if (clean !== noRules && recipe.vocabulary === undefined) {
    const [{auditCommit, auditFile, gatherAudited, spreadAudited}, {auditedCodec}] = await Promise.all([import('./clean/audit.ts'), import('./clean/audited.ts')]);
    const spec = {spread: spreadAudited, piece: auditedCodec, gather: gatherAudited, params: null};
    mill.group('audit.history', mill.map('redactions.history', auditCommit, {commit: changed}, null), spec);
    mill.group('audit.files', mill.map('redactions.files', auditFile, {file: files, profile: profiles}, null), spec);
  }
  if (recipe.forget?.patches === true) mill.fold('stats.forgotten', kept, tallyForgotten, addTallies);
  mill.fold('stats.files', profiles, tallyFiles, addTallies);
  mill.fold('stats.licences', licences, tallyLicences, addTallies);
  const attribution = mill.fold('attribution', mill.map('attributions', attributionTask, {licence: licences, sample: samples.file}, null), measureAttribution, addAttributions);
  mill.map('notice', noticeTask, {notice: mill.join('attribution with texts', attribution, textsNamed, files)}, ruled);
  return mill;

  /** What is known of a commit or a path is forgotten by the feeds; a licence is known only here. */
  function withoutForgotten(allowed: Collection<Profile>): {readonly wanted: Collection<Profile>; readonly kept: Collection<CommitRecord>} {
    const rules = {licences: recipe.forget?.licences ?? []};
    if (rules.licences.length === 0) return {wanted: allowed, kept: commits};
    return {
      wanted: mill.standIn(mill.map('profiles not forgotten', forgetLicences, {profile: allowed, licence: licences}, rules)),
      kept: keptCommits(mill, {commits, licences}, rules.licences),
    };
  }

  /** Whatever is made of a commit is on the side of the commit. */
  async function sectionsIn(kind: string, rows: Collection<Samples>): Promise<Sections> {
    const sections = splits === undefined && recipe.phases === undefined ? undefined : (await import('./dataset/phases/sections-of.ts')).sectionsOf(mill, {kind, samples: rows, sides: kind === 'file' || kind === 'test-pair' ? splits?.files : splits?.commits, phases: recipe.phases});
    return sections === undefined ? {} : {sections};
  }

  function keepTokens(tokens: Collection<TokenList>, {own, end, kind, sections}: KeptTokens): void {
    mill.fold(`stats.${own}`, tokens, tallyTokens, addTallies);
    const rules = {end, kind: documentKinds[kind] ?? unknownKind(kind)};
    mill.shard(`shards.${own}`, tokens, {place: placeTokenized, ...sections, write: gatherTokenShard, splice: spliceTokenShard, target: Math.ceil(recipe.shardBytes / bytesPerToken), params: rules});
  }
}

interface Sections {readonly sections?: Collection<readonly Section[]>}
interface KeptTokens {readonly own: string; readonly end: number | null; readonly kind: string; readonly sections: Sections}

function noFeedOf(what: string): never {
  throw new Error(`${what} need feeds of their own`);
}

function unknownKind(kind: string): never {
  throw new Error(`Documents of kind "${kind}" have no number in token shards`);
}
